package aigateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A provider inside of the test's process: it listens on a free loopback port, answers what its
/// script says, and remembers what it was asked. Thread-safe.
///
/// Answers given by [#then] are used once each, in order; after them the one of [#always]. Without
/// any it answers 500 and says that the script has ended, which is a status of its own.
public final class FakeProvider implements AutoCloseable {
    private final ServerSocket listener;
    private final Queue<Answer> once = new ConcurrentLinkedQueue<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<ScriptedConnection> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile @Nullable Function<ReceivedRequest, Answer> always;
    private volatile int answersPerConnection = Integer.MAX_VALUE;
    private volatile boolean remembers = true;

    private FakeProvider(ServerSocket listener) {
        this.listener = listener;
    }

    /// Starts one.
    public static FakeProvider start() {
        try {
            FakeProvider provider =
                    new FakeProvider(new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("fake-provider").start(provider::accept);
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next request that no other answer is for gets this one.
    public FakeProvider then(Answer answer) {
        once.add(answer);
        return this;
    }

    /// All requests that no other answer is for get this one.
    public FakeProvider always(Answer answer) {
        return answering(_ -> answer);
    }

    /// All requests that no other answer is for are answered by a function.
    public FakeProvider answering(Function<ReceivedRequest, Answer> script) {
        always = script;
        return this;
    }

    /// Remembers no request from now on: for tests that make very many.
    public FakeProvider forgetful() {
        remembers = false;
        return this;
    }

    /// Forgets the script and the requests.
    public void reset() {
        once.clear();
        always = null;
        requests.clear();
    }

    /// Connections made from now on are closed, without a word, after so many answers.
    public FakeProvider closingAfter(int answers) {
        answersPerConnection = answers;
        return this;
    }

    /// The port.
    public int port() {
        return listener.getLocalPort();
    }

    /// The base URL without a path, as `http://127.0.0.1:1234`.
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// The requests so far, oldest first.
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /// The only request so far; fails if there is none or more than one.
    public ReceivedRequest request() {
        List<ReceivedRequest> all = requests();
        if (all.size() != 1) {
            throw new AssertionError("one request expected, there are " + all.size());
        }
        return all.getFirst();
    }

    /// Waits for so many requests and returns the last of them.
    public ReceivedRequest awaitRequest(int count) throws InterruptedException {
        Eventually.holds(count + " requests", () -> requests.size() >= count);
        return requests.get(count - 1);
    }

    /// Number of connections that were ever made.
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(ScriptedConnection::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                ScriptedConnection connection =
                        new ScriptedConnection(
                                socket,
                                connections.incrementAndGet(),
                                answersPerConnection,
                                this::answer);
                open.add(connection);
                connection.start();
            } catch (IOException e) {
                // Closed by the test, or a caller that left before it was accepted.
            }
        }
    }

    private Answer answer(ReceivedRequest request) {
        if (remembers) {
            requests.add(request);
        }
        Answer next = once.poll();
        if (next != null) {
            return next;
        }
        Function<ReceivedRequest, Answer> script = always;
        return script == null
                ? Answers.json(500, "{\"error\":{\"message\":\"the test's script has ended\"}}")
                : script.apply(request);
    }
}
