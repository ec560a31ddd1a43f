package aigateway.server.grpc;

import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.loop.NettyLoop;
import aigateway.server.Front;
import aigateway.server.grpc.message.RequestJson;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call: reads its request and sends it on its way. All on the connection's loop.
///
/// @param <M> what its answer's messages are
final class GrpcCall<M> extends ServerCall.Listener<Received> {
    private final NettyLoop loop;
    private final Intake intake;
    private final Door door;
    private final Front front;
    private final RequestFields fields;
    private final Call call;
    private final Reply<M> reply;
    private final Answering<M> answering;
    private @Nullable Received received;
    private boolean handed;

    /// Makes the sink of a call's reply.
    interface Answering<M> {
        /// True if the answer goes out as it comes.
        boolean streams();

        /// A sink that sends what a request asked for.
        Sink sink(Reply<M> reply, CallerRequest request);
    }

    private GrpcCall(
            ServerCall<Received, M> wire, Metadata metadata, Door door, Answering<M> answering) {
        Connection connection = Objects.requireNonNull(wire.getAttributes().get(Connection.KEY));
        this.door = door;
        this.answering = answering;
        loop = connection.loop();
        intake = Objects.requireNonNull(Intake.KEY.get());
        front = door.fronts().get();
        fields = new RequestFields(metadata);
        String id = door.ids().of(fields.get("x-request-id"));
        String name = "gRPC " + wire.getMethodDescriptor().getBareMethodName();
        call = new Call(id, name, connection.peer(), loop, fields, System.nanoTime());
        reply = new Reply<>(wire, call, door, connection);
    }

    /// A call begins.
    static <M> GrpcCall<M> begin(
            ServerCall<Received, M> wire, Metadata metadata, Door door, Answering<M> answering) {
        GrpcCall<M> begun = new GrpcCall<>(wire, metadata, door, answering);
        door.active().incrementAndGet();
        door.live().add(begun.call);
        begun.intake.onOverflow(() -> begun.loop.execute(begun::overflow));
        wire.request(2); // the second one would be a mistake, which must be seen
        return begun;
    }

    @Override
    public void onMessage(Received message) {
        if (received == null) {
            received = message;
        } else {
            refuse(Failure.invalid("a call has one message", null, null));
        }
    }

    @Override
    public void onHalfClose() {
        call.received();
        if (!handed) {
            ChatCompletionRequest request = received == null ? null : received.request();
            if (request == null) {
                String param = received == null ? "is missing" : "cannot be read";
                refuse(Failure.invalid("the call's message " + param, null, null));
            } else {
                take(request);
            }
        }
        received = null;
        loop.flush();
    }

    private void take(ChatCompletionRequest request) {
        int size = request.getSerializedSize();
        if (size > front.maxBodyBytes()) {
            refuse(tooLarge(front.maxBodyBytes()));
            return;
        }
        if (!intake.hold(size)) { // the same again, as JSON
            refuse(overloaded());
            return;
        }
        fields.provider(request.getLlmProvider());
        switch (RequestJson.write(request, answering.streams())) {
            case RequestJson.Result.Written(Bytes body) -> read(body);
            case RequestJson.Result.Bad(Failure.Refused failure) -> refuse(failure);
        }
    }

    private void read(Bytes body) {
        switch (door.dialect().read(body)) {
            case CallerDialect.ReadResult.Read(CallerRequest request) -> go(request);
            case CallerDialect.ReadResult.Bad(Failure.Refused failure) -> refuse(failure);
        }
    }

    private void go(CallerRequest request) {
        if (request.stream() != answering.streams()) {
            refuse(
                    Failure.invalid(
                            "'stream' is chosen by the method, not by extra_json",
                            "extra_json",
                            "invalid_value"));
        } else if (!intake.hold(request.document().tapeBytes())) {
            refuse(overloaded());
        } else {
            handed = true;
            call.request(request);
            call.onCommitted(intake::release);
            front.chat(call, answering.sink(reply, request));
        }
    }

    private static Failure.Refused tooLarge(int limit) {
        String message = "the message is longer than " + limit + " bytes ([gateway] maxBodyBytes)";
        return new Failure.Refused(413, message, "invalid_request_error", null, null, 0);
    }

    private static Failure.Refused overloaded() {
        return new Failure.Refused(
                503,
                "too many bytes are buffered at the moment ([gateway] maxBufferedBytes); try again",
                "service_unavailable_error",
                null,
                "overloaded",
                1);
    }

    private void overflow() {
        refuse(overloaded());
        loop.flush();
    }

    private void refuse(Failure failure) {
        if (!handed) {
            handed = true;
            front.local(call, new Refusal(reply), failure);
        }
    }

    @Override
    public void onReady() {
        reply.ready();
        loop.flush();
    }

    @Override
    public void onComplete() {
        door.active().decrementAndGet();
        door.live().remove(call); // if a mistake of the gateway's has left it there
    }

    @Override
    public void onCancel() {
        door.active().decrementAndGet();
        Failure reason = whyGone();
        if (handed) {
            call.cancel(reason);
        } else {
            refuse(reason);
        }
        loop.flush();
    }

    private Failure whyGone() {
        Deadline deadline = Context.current().getDeadline();
        if (deadline != null && deadline.isExpired()) {
            return new Failure.TimedOut(
                    "the caller", "grpc-timeout", "the caller's deadline has passed");
        }
        Status end = intake.end();
        boolean tooLong = end != null && end.getCode() == Status.Code.RESOURCE_EXHAUSTED;
        return tooLong ? tooLarge(front.maxBodyBytes()) : new Failure.CallerGone();
    }
}
