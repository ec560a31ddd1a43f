package aigateway.endtoend.grpc;

import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChoiceDelta;
import aigateway.testing.Eventually;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The answer to a call, as it comes in. Thread-safe.
///
/// @param <M> what its messages are
public final class GrpcReply<M> extends ClientCall.Listener<M> {
    private final ClientCall<ChatCompletionRequest, M> call;
    private final List<M> messages = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Metadata headers = new Metadata();
    private volatile Metadata trailers = new Metadata();
    private volatile @Nullable Status status;

    GrpcReply(ClientCall<ChatCompletionRequest, M> call) {
        this.call = call;
    }

    @Override
    public void onHeaders(Metadata received) {
        headers = received;
    }

    @Override
    public void onMessage(M message) {
        messages.add(message);
    }

    @Override
    public void onClose(Status received, Metadata last) {
        trailers = last;
        status = received;
        end.countDown();
    }

    /// The call.
    public ClientCall<ChatCompletionRequest, M> call() {
        return call;
    }

    /// Takes so many messages more.
    public void take(int count) {
        call.request(count);
    }

    /// The caller leaves.
    public void cancel() {
        call.cancel("the test leaves", null);
    }

    /// Waits for so many messages.
    public GrpcReply<M> awaitMessages(int count) throws InterruptedException {
        Eventually.holds(count + " messages", () -> messages.size() >= count);
        return this;
    }

    /// Waits for the status.
    public GrpcReply<M> awaitEnd() throws InterruptedException {
        if (!end.await(2 * Eventually.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("no status, but " + messages);
        }
        return this;
    }

    /// The status' code; only after the end.
    public Status.Code code() {
        return status().getCode();
    }

    /// The status; only after the end.
    public Status status() {
        Status known = status;
        if (known == null) {
            throw new AssertionError("the call goes on");
        }
        return known;
    }

    /// The messages so far.
    public List<M> messages() {
        return List.copyOf(messages);
    }

    /// The only message; fails if there is none.
    public M message() {
        if (code() != Status.Code.OK || messages.size() != 1) {
            throw new AssertionError(status + " after " + messages);
        }
        return messages.getFirst();
    }

    /// The text of a streamed answer's first choice.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (M message : messages) {
            if (message instanceof ChatCompletionChunk chunk) {
                for (ChoiceDelta choice : chunk.getChoicesList()) {
                    text.append(choice.getIndex() == 0 ? choice.getDelta().getContent() : "");
                }
            }
        }
        return text.toString();
    }

    /// A field of the metadata before the answer, or an empty text.
    public String header(String name) {
        return field(headers, name);
    }

    /// A field of the metadata behind the answer, or an empty text.
    public String trailer(String name) {
        return field(trailers, name);
    }

    private static String field(Metadata metadata, String name) {
        String value = metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return value == null ? "" : value;
    }

    /// What programs read of a failure; fails if there is none.
    public ErrorInfo error() throws InvalidProtocolBufferException {
        for (Any detail : details().getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                return detail.unpack(ErrorInfo.class);
            }
        }
        throw new AssertionError("no error in " + details());
    }

    /// When to try again, in seconds, or 0.
    public long retrySeconds() throws InvalidProtocolBufferException {
        for (Any detail : details().getDetailsList()) {
            if (detail.is(RetryInfo.class)) {
                return detail.unpack(RetryInfo.class).getRetryDelay().getSeconds();
            }
        }
        return 0;
    }

    private com.google.rpc.Status details() {
        com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status(), trailers);
        if (details == null) {
            throw new AssertionError(status + " without details");
        }
        return details;
    }

    /// All that was said.
    @Override
    public String toString() {
        Status end = status;
        Object details = end == null ? "" : StatusProto.fromStatusAndTrailers(end, trailers);
        return headers + "\n" + messages + "\n" + end + "\n" + trailers + "\n" + details;
    }
}
