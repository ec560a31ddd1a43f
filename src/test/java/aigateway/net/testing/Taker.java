package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.BodyStream;
import aigateway.net.ClientHandler;
import aigateway.net.HeaderView;
import aigateway.net.NetFailure;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.Tunnel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Takes a streamed body or answer of [Pattern] or of text: checks it, counts it, keeps its
/// beginning, and notes each thing that it is told. Thread-safe.
public final class Taker implements BodyStream, ClientHandler, Tunnel.Handler {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_KEPT = 1 << 16;

    private final List<String> told = new ArrayList<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<String> over = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<Tunnel> tunnel = new CompletableFuture<>();
    private final StringBuilder trailers = new StringBuilder();
    private volatile long size;
    private volatile boolean whole = true;
    private volatile @Nullable String header;

    @Override
    public void head(int code, HeaderView headers) {
        note("head " + code);
        header = headers.get("x-header");
        status.complete(code);
    }

    @Override
    public synchronized void data(Bytes data) {
        whole &= Pattern.matches(size, data);
        size += data.length();
        if (kept.size() < MOST_KEPT) {
            kept.write(data.array(), data.offset(), Math.min(data.length(), MOST_KEPT));
        }
        notifyAll();
    }

    @Override
    public void trailers(HeaderView fields) {
        fields.forEach(
                (name, value) -> trailers.append(name).append('=').append(value).append(';'));
    }

    @Override
    public void end() {
        note("end");
    }

    @Override
    public void end(@Nullable HeaderView fields) {
        if (fields != null) {
            trailers(fields);
        }
        note("end");
    }

    @Override
    public void failed(NetFailure failure) {
        note("failed " + failure.kind());
    }

    @Override
    public void failed(BodyFailure failure) {
        note("failed " + failure);
    }

    @Override
    public Tunnel.Handler upgraded(HeaderView headers, Tunnel opened) {
        note("upgraded " + headers.get("upgrade"));
        tunnel.complete(opened);
        return this;
    }

    @Override
    public void writabilityChanged() {}

    @Override
    public void closed() {
        note("closed");
    }

    private synchronized void note(String event) {
        told.add(event);
        if (!event.startsWith("head") && !event.startsWith("upgraded")) {
            over.complete(event);
        }
    }

    /// All that it was told but data, in order.
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    /// Waits for the end, however it comes.
    public String over() {
        return await(over);
    }

    /// Waits for the end so many seconds.
    public String over(int seconds) {
        return await(over, seconds);
    }

    /// True if it waits for more.
    public boolean isOpen() {
        return !over.isDone();
    }

    /// Waits for the answer's status.
    public int status() {
        return await(status);
    }

    /// Waits for the tunnel.
    public Tunnel tunnel() {
        return await(tunnel);
    }

    /// Waits until so many bytes are here.
    public synchronized void await(long bytes) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (size < bytes && System.nanoTime() < end) {
            wait(1000);
        }
        if (size < bytes) {
            throw new AssertionError(size + " bytes, then " + told);
        }
    }

    /// Bytes so far.
    public long size() {
        return size;
    }

    /// True if all bytes so far were those of [Pattern].
    public boolean matches() {
        return whole;
    }

    /// The beginning as text.
    public synchronized String text() {
        return kept.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// The fields behind it.
    public String trailers() {
        return trailers.toString();
    }

    /// The answer's field `x-header`.
    public @Nullable String header() {
        return header;
    }

    private static <T> T await(CompletableFuture<T> future) {
        return await(future, PATIENCE_SECONDS);
    }

    private static <T> T await(CompletableFuture<T> future, int seconds) {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }
}
