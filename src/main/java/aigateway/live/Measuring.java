package aigateway.live;

import aigateway.model.Bytes;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.Deadline;
import aigateway.net.HeaderView;
import aigateway.net.HttpClient;
import aigateway.net.Loop;
import aigateway.net.NetFailure;
import aigateway.net.client.ConnectTimes;

/// A loop for one call alone, whose client tells what happens on the wire. Numbers are of the last
/// request that went out; to be read when the call is over.
final class Measuring implements Loop, HttpClient {
    private final Loop loop;
    private final HttpClient client;
    private final ConnectTimes times;
    private long headNanos;
    private int status;

    /// @param loop where everything happens
    /// @param client of that loop, for this call alone
    /// @param times what the client notes
    Measuring(Loop loop, HttpClient client, ConnectTimes times) {
        this.loop = loop;
        this.client = client;
        this.times = times;
    }

    ConnectTimes times() {
        return times;
    }

    /// The status of the answer, or 0 if none came.
    int status() {
        return status;
    }

    /// From the connection being ready to the answer's head, in nanoseconds, or -1 if none came.
    long firstByteNanos() {
        return headNanos == 0 ? ConnectTimes.NONE : headNanos - times.readyNanos();
    }

    @Override
    public ClientExchange send(ClientRequest request, ClientHandler handler) {
        headNanos = 0;
        status = 0;
        return client.send(request, new Watching(handler));
    }

    @Override
    public ClientStream open(ClientRequest head, long length, ClientHandler handler) {
        return client.open(head, length, handler);
    }

    @Override
    public boolean inLoop() {
        return loop.inLoop();
    }

    @Override
    public long nowMillis() {
        return loop.nowMillis();
    }

    @Override
    public Deadline deadline(Runnable action) {
        return loop.deadline(action);
    }

    @Override
    public HttpClient client() {
        return this;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    private final class Watching implements ClientHandler {
        private final ClientHandler handler;

        Watching(ClientHandler handler) {
            this.handler = handler;
        }

        @Override
        public void head(int answered, HeaderView headers) {
            headNanos = System.nanoTime();
            status = answered;
            handler.head(answered, headers);
        }

        @Override
        public void data(Bytes data) {
            handler.data(data);
        }

        @Override
        public void trailers(HeaderView trailers) {
            handler.trailers(trailers);
        }

        @Override
        public void end() {
            handler.end();
        }

        @Override
        public void failed(NetFailure failure) {
            handler.failed(failure);
        }
    }
}
