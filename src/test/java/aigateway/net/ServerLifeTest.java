package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.server.HttpListener;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawClient;
import aigateway.net.testing.RawMessage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerLifeTest {
    private static final String POST = "POST /a HTTP/1.1\r\nHost: x\r\n";
    private static final ListenerSettings IMPATIENT =
            new ListenerSettings("127.0.0.1", 0, null, 32 * 1024, 200, 200, 200);

    private final Harness harness = new Harness();
    private final Echo echo = new Echo();

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private RawClient client(ListenerSettings settings) throws IOException {
        return RawClient.to(harness.listen(settings, echo).port());
    }

    private RawClient client() throws IOException {
        return RawClient.to(harness.listen(echo).port());
    }

    @Test
    void saysContinueWhenTheBodyIsWanted() throws IOException {
        try (RawClient client = client()) {
            client.send(POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            assertThat(client.send("hi").answer().body()).isEqualTo("POST /a hi");
        }
    }

    @Test
    void answersAtOnceWhenTheExpectedBodyIsNotWanted() throws IOException {
        try (RawClient client = client()) {
            client.send(
                    "POST /skip HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 2\r\n\r\n");
            RawMessage answer = client.answer();
            assertThat(answer.body()).isEqualTo("skipped");
            assertThat(answer.field("connection")).isEqualTo("close");
        }
    }

    @Test
    void refusesALargeBodyBeforeItComes() throws IOException {
        try (RawClient client = client()) {
            client.send(POST + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
            RawMessage answer = client.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.field("connection")).isEqualTo("close");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void refusesALargeBodyEvenIfTheCallerSendsItAll() throws IOException {
        byte[] body = new byte[20_000_000];
        try (RawClient client = client()) {
            client.send(POST + "Content-Length: " + body.length + "\r\n\r\n").send(body);
            assertThat(client.answer().body()).isEqualTo("TOO_LARGE");
        }
        try (RawClient client = client()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n1312d00\r\n").send(body);
            assertThat(client.answer().body()).isEqualTo("TOO_LARGE");
        }
    }

    @Test
    void keepsTheConnectionAfterASmallBodyThatNobodyWanted() throws IOException {
        String skip = "POST /skip HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\n";
        try (RawClient client = client()) {
            client.send(skip);
            assertThat(client.answer().field("connection")).isNull();
            client.send("x".repeat(30_000) + POST + "Content-Length: 1\r\n\r\n1");
            assertThat(client.answer().body()).isEqualTo("POST /a 1");
        }
    }

    @Test
    void closesAfterALargeBodyThatNobodyWanted() throws IOException {
        try (RawClient client = client()) {
            client.send("POST /skip HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n");
            assertThat(client.send("x".repeat(300_000)).answer().body()).isEqualTo("skipped");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void refusesBodiesBeyondTheBudget() throws IOException {
        try (RawClient client = client()) {
            harness.budget.limit(1000);
            client.send(POST + "Content-Length: 900\r\n\r\n" + "x".repeat(900));
            assertThat(client.answer().status()).isEqualTo(200);
            client.send(POST + "Content-Length: 1001\r\n\r\n" + "x".repeat(1001));
            assertThat(client.answer().body()).isEqualTo("OVERLOADED");
        }
    }

    @Test
    void announcingALargeBodyTakesLittleOfTheBudget() throws IOException {
        try (RawClient client = client();
                RawClient other = client()) {
            harness.budget.limit(1500 * 1024);
            client.send(POST + "Content-Length: 1048576\r\n\r\n" + "x".repeat(9000));
            client.send("x".repeat(9000));
            other.send(POST + "Content-Length: 2000\r\n\r\n" + "x".repeat(2000));
            assertThat(other.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void givesUpOnASlowHead() throws IOException {
        try (RawClient client = client(IMPATIENT)) {
            client.send("GET / HTTP/1.1\r\n");
            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void givesUpOnASlowBody() throws IOException {
        try (RawClient client = client(IMPATIENT)) {
            client.send(POST + "Content-Length: 5\r\n\r\nhe");
            assertThat(client.answer().body()).isEqualTo("TOO_SLOW");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void closesIdleConnectionsWithoutAWord() throws IOException {
        try (RawClient fresh = client(IMPATIENT);
                RawClient used = client(IMPATIENT)) {
            assertThat(used.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
                    .isEqualTo(200);
            assertThat(used.isEnded()).isTrue();
            assertThat(fresh.isEnded()).isTrue();
        }
    }

    @Test
    void keepsAConnectionOpenWhileItsCallTakesLong() throws IOException {
        try (RawClient client = client(IMPATIENT)) {
            client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
            client.socket().setSoTimeout(800);
            assertThat(client.isEnded()).isFalse();
        }
    }

    @Test
    void tellsWhenTheCallerGoesAway() throws Exception {
        for (boolean reset : new boolean[] {false, true}) {
            CountDownLatch gone = new CountDownLatch(1);
            CountDownLatch here = new CountDownLatch(1);
            HttpListener listener =
                    harness.listen(
                            handler(
                                    exchange -> {
                                        exchange.onClosed(gone::countDown);
                                        here.countDown();
                                    }));
            try (RawClient client = RawClient.to(listener.port())) {
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(here.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(listener.active()).isEqualTo(1);
                if (reset) {
                    client.reset();
                }
            }
            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(listener.active()).isZero();
        }
    }

    @Test
    void cutsTheConnectionOnAbort() throws IOException {
        HttpListener listener =
                harness.listen(
                        handler(
                                exchange -> {
                                    exchange.start(200, new Headers());
                                    exchange.write(Bytes.utf8("begun"));
                                    exchange.loop().execute(exchange::abort);
                                }));
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wholeOrReset(client)).isFalse();
        }
    }

    private static boolean wholeOrReset(RawClient client) {
        try {
            return client.answer().whole();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void ignoresWhatIsCalledAfterTheEnd() throws IOException {
        HttpListener listener =
                harness.listen(
                        handler(
                                exchange -> {
                                    exchange.respond(200, new Headers(), Bytes.utf8("once"));
                                    exchange.respond(200, new Headers(), Bytes.utf8("twice"));
                                    exchange.start(200, new Headers());
                                    exchange.write(Bytes.utf8("more"));
                                    exchange.end();
                                    exchange.abort();
                                }));
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2));
            assertThat(client.answer().body()).isEqualTo("once");
            assertThat(client.answer().body()).isEqualTo("once");
        }
    }

    @Test
    void tellsASlowReaderFromAFastOneAndSendsAllInTheEnd() throws Exception {
        int total = 40_000_000;
        AtomicInteger changes = new AtomicInteger();
        HttpListener listener =
                harness.listen(
                        handler(
                                exchange -> {
                                    exchange.start(200, new Headers());
                                    new Pump(exchange, total, changes).run();
                                }));
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            while (changes.get() == 0) {
                Thread.sleep(10);
            }
            assertThat(client.answer().bytes()).hasSize(total);
        }
        assertThat(changes.get()).isGreaterThan(1);
    }

    @Test
    void sendsALargeWholeAnswerAndGoesOn() throws IOException {
        byte[] large = new byte[9_000_001];
        HttpListener listener =
                harness.listen(handler(e -> e.respond(200, new Headers(), Bytes.of(large))));
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3));
            for (int i = 0; i < 3; i++) {
                assertThat(client.answer().bytes()).hasSize(large.length);
            }
            client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(client.answer().bytes()).hasSize(large.length);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void letsASlowReaderFinishButNotOneThatStopsReading() throws Exception {
        byte[] large = new byte[30_000_000];
        ListenerSettings idle =
                new ListenerSettings("127.0.0.1", 0, null, 32 * 1024, 1000, 1000, 1000);
        HttpListener listener =
                harness.listen(idle, handler(e -> e.respond(200, new Headers(), Bytes.of(large))));
        String request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (RawClient slow = RawClient.to(listener.port());
                RawClient stopped = RawClient.to(listener.port())) {
            slow.send(request);
            stopped.send(request);
            int got = 0;
            for (int n = 0; n >= 0; n = slow.input().read(new byte[200_000])) {
                got += n;
                Thread.sleep(20);
            }
            assertThat(got).isGreaterThan(large.length);
            assertThat(stopped.input().readNBytes(large.length)).hasSizeLessThan(large.length);
        }
    }

    @Test
    void closesConnectionsThatComeWhileItStops() throws IOException {
        for (int round = 0; round < 200; round++) {
            HttpListener listener = harness.listen(echo);
            try (RawClient late = RawClient.to(listener.port())) {
                listener.stopAccepting();
                assertThat(late.isEnded()).as("round %d", round).isTrue();
            }
        }
    }

    @Test
    void answersWhatIsUnderWayAndCloses() throws IOException {
        HttpListener listener = harness.listen(echo);
        try (RawClient idle = RawClient.to(listener.port());
                RawClient busy = RawClient.to(listener.port())) {
            idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            idle.answer();
            busy.send(POST + "Content-Length: 2\r\n\r\nh");
            idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            idle.answer();
            while (listener.active() == 0) {
                Thread.onSpinWait();
            }
            listener.stopAccepting();
            assertThat(idle.isEnded()).isTrue();
            RawMessage answer = busy.send("i").answer();
            assertThat(answer.body()).isEqualTo("POST /a hi");
            assertThat(answer.field("connection")).isEqualTo("close");
            assertThat(busy.isEnded()).isTrue();
        }
    }

    @Test
    void answersWhenTheHandlerFails() throws IOException {
        HttpListener listener =
                harness.listen(
                        handler(
                                exchange -> {
                                    throw new IllegalStateException("a bug, on purpose");
                                }));
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(500);
        }
        assertThat(listener.active()).isZero();
    }

    private interface Handling {
        void handle(ServerExchange exchange);
    }

    private ServerHandler handler(Handling handling) {
        return new ServerHandler() {
            @Override
            public void handle(ServerExchange exchange) {
                handling.handle(exchange);
            }

            @Override
            public WireAnswer malformed(int status, String message, String peer) {
                return echo.malformed(status, message, peer);
            }
        };
    }

    private static final class Pump implements Runnable {
        private static final byte[] PIECE = new byte[10_000];

        private final ServerExchange exchange;
        private int left;

        Pump(ServerExchange exchange, int left, AtomicInteger changes) {
            this.exchange = exchange;
            this.left = left;
            exchange.onWritabilityChanged(
                    () -> {
                        changes.incrementAndGet();
                        run();
                    });
        }

        @Override
        public void run() {
            while (left > 0 && exchange.writable()) {
                exchange.write(Bytes.of(PIECE));
                left -= PIECE.length;
            }
            if (left == 0) {
                exchange.end();
            }
        }
    }
}
