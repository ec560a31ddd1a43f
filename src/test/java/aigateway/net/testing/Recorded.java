package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.HeaderView;
import aigateway.net.NetFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A client handler that keeps what came. Thread-safe.
public final class Recorded implements ClientHandler {
    private static final int PATIENCE_SECONDS = 20;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CompletableFuture<ClientExchange> exchange = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private volatile @Nullable NetFailure failure;
    private volatile @Nullable String type;
    private volatile int pieces;

    void exchange(ClientExchange started) {
        exchange.complete(started);
    }

    @Override
    public void head(int code, HeaderView headers) {
        type = headers.get("content-type");
        status.complete(code);
    }

    @Override
    public synchronized void data(Bytes data) {
        body.write(data.array(), data.offset(), data.length());
        pieces++;
        begun.complete(true);
    }

    @Override
    public void end() {
        over.complete(true);
    }

    @Override
    public void failed(NetFailure why) {
        failure = why;
        over.complete(false);
    }

    /// The exchange, for calls on its loop.
    public ClientExchange exchange() {
        return await(exchange);
    }

    /// Waits for the head; its status.
    public int status() {
        return await(status);
    }

    /// Waits for the first data.
    public void awaitData() {
        await(begun);
    }

    /// Waits for the end; true if the answer is whole.
    public boolean isWhole() {
        return await(over);
    }

    /// True if the answer has not ended.
    public boolean isOpen() {
        return !over.isDone();
    }

    /// The body so far.
    public synchronized String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /// Bytes so far.
    public synchronized int size() {
        return body.size();
    }

    /// How often data came.
    public int pieces() {
        return pieces;
    }

    /// The answer's content-type.
    public @Nullable String type() {
        return type;
    }

    /// Waits for the failure's kind.
    public NetFailure.Kind failure() {
        await(over);
        NetFailure why = failure;
        if (why == null) {
            throw new AssertionError("no failure, but " + body());
        }
        return why.kind();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }
}
