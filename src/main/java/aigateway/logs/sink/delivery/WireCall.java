package aigateway.logs.sink.delivery;

import aigateway.logs.sink.delivery.SinkAnswer.Answered;
import aigateway.logs.sink.delivery.SinkAnswer.Failed;
import aigateway.model.Bytes;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.HeaderView;
import aigateway.net.Loop;
import aigateway.net.NetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One request and its answer, handed from a thread that waits to a loop and back.
final class WireCall implements ClientHandler {
    /// The longest answer: one of `_bulk` has a line for each event.
    private static final int MOST_BYTES = 16 << 20;

    private final Loop loop;
    private final CompletableFuture<SinkAnswer> answer = new CompletableFuture<>();
    private final List<Bytes> body = new ArrayList<>();
    private @Nullable ClientExchange exchange;
    private int status;
    private String retryAfter = "";
    private long length;

    WireCall(Loop loop) {
        this.loop = loop;
    }

    /// Blocks until there is an answer, the time is over or the thread is interrupted.
    SinkAnswer send(ClientRequest request, long mostMillis) {
        try {
            loop.execute(() -> exchange = loop.client().send(request, this));
            return answer.get(mostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            return new Failed("the gateway is stopping");
        } catch (TimeoutException e) {
            cancel();
            return new Failed("no answer within " + mostMillis + " ms");
        } catch (ExecutionException | RejectedExecutionException e) {
            return new Failed("the gateway is stopping");
        }
    }

    private void cancel() {
        try {
            loop.execute(
                    () -> {
                        if (exchange != null) {
                            exchange.cancel();
                        }
                    });
        } catch (RejectedExecutionException e) {
            // the loop has ended, and its connections with it
        }
    }

    @Override
    public void head(int answered, HeaderView headers) {
        status = answered;
        retryAfter = Objects.requireNonNullElse(headers.get("retry-after"), "");
    }

    @Override
    public void data(Bytes data) {
        length += data.length();
        if (length > MOST_BYTES) {
            answer.complete(new Failed("the answer is too long"));
            cancel();
        } else {
            body.add(data);
        }
    }

    @Override
    public void end() {
        answer.complete(new Answered(status, retryAfter, Bytes.join(body)));
    }

    @Override
    public void failed(NetFailure failure) {
        answer.complete(new Failed(failure.message()));
    }
}
