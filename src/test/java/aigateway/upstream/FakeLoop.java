package aigateway.upstream;

import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.Loop;
import java.util.ArrayList;
import java.util.List;

/// An event loop whose clock stands still until a test moves it, and whose client hands its
/// requests
/// to the test. Everything happens on the test's own thread.
final class FakeLoop implements Loop {
    /// Requests that were sent, with the handlers that wait for their answers.
    final List<Sent> sent = new ArrayList<>();

    private final List<Timer> timers = new ArrayList<>();
    private long now;

    /// A request under way; the test plays the provider through its handler.
    static final class Sent implements ClientExchange {
        final ClientRequest request;
        final ClientHandler handler;
        boolean cancelled;
        boolean paused;

        Sent(ClientRequest request, ClientHandler handler) {
            this.request = request;
            this.handler = handler;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }
    }

    private final class Timer implements Deadline {
        private final Runnable action;
        private long at = Long.MAX_VALUE;

        Timer(Runnable action) {
            this.action = action;
        }

        @Override
        public void set(long millisFromNow) {
            at = now + millisFromNow;
        }

        @Override
        public void clear() {
            at = Long.MAX_VALUE;
        }
    }

    /// Moves the clock and runs what expires.
    void pass(long millis) {
        now += millis;
        for (Timer timer : List.copyOf(timers)) {
            if (timer.at <= now) {
                timer.at = Long.MAX_VALUE;
                timer.action.run();
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public boolean inLoop() {
        return true;
    }

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public Deadline deadline(Runnable action) {
        Timer timer = new Timer(action);
        timers.add(timer);
        return timer;
    }

    @Override
    public HttpClient client() {
        return new Client();
    }

    private final class Client implements HttpClient {
        @Override
        public ClientExchange send(ClientRequest request, ClientHandler handler) {
            Sent exchange = new Sent(request, handler);
            sent.add(exchange);
            return exchange;
        }

        @Override
        public ClientStream open(ClientRequest head, long length, ClientHandler handler) {
            throw new IllegalStateException("bodies are sent as a whole here");
        }
    }
}
