package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.server.HttpListener;
import aigateway.net.testing.Harness;
import aigateway.net.testing.Pattern;
import aigateway.net.testing.RawClient;
import aigateway.net.testing.RawMessage;
import aigateway.net.testing.Streaming;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bodies that are read piece by piece, over HTTP/1.1.
class StreamServerTest {
    private final Harness harness = new Harness();
    private final Streaming handler = new Streaming();
    private HttpListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = harness.listen(handler);
    }

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private RawClient client() throws IOException {
        return RawClient.to(listener.port());
    }

    private static String head(String path, String more) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
    }

    private static String pattern(int from, int length) {
        return new String(Pattern.bytes(from, length).array(), StandardCharsets.ISO_8859_1);
    }

    private static String chunks(int size, int length) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < length; i += size) {
            int count = Math.min(size, length - i);
            all.append(Integer.toHexString(count)).append("\r\n");
            all.append(pattern(i, count)).append("\r\n");
        }
        return all.append("0\r\n").toString();
    }

    @Test
    void takesABodyWhereverItIsSplit() throws IOException {
        String known = head("/count", "Content-Length: 20\r\n") + pattern(0, 20);
        String chunked =
                head("/count", "Transfer-Encoding: chunked\r\n")
                        + chunks(7, 20)
                        + "X-Sum: a b \r\nHost: evil\r\n\r\n";
        for (String request : new String[] {known, chunked}) {
            boolean inChunks = request.equals(chunked);
            String expected = inChunks ? "-1 20 true x-sum=a b" : "20 20 true";
            try (RawClient client = client()) {
                for (int i = 1; i < request.length(); i++) {
                    client.send(request.substring(0, i));
                    Thread.yield();
                    client.send(request.substring(i));
                    assertThat(client.answer().body()).as("split at %d", i).isEqualTo(expected);
                }
                for (int i = 0; i < request.length(); i++) {
                    client.send(request.substring(i, i + 1));
                }
                assertThat(client.answer().body()).isEqualTo(expected);
            }
        }
    }

    @Test
    void takesRequestsWithoutABody() throws IOException {
        try (RawClient client = client()) {
            client.send("GET /count HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("0 0 true");
            client.send(head("/count", "Content-Length: 0\r\n"));
            assertThat(client.answer().body()).isEqualTo("0 0 true");
            client.send(head("/count", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("-1 0 true");
        }
    }

    @Test
    void echoesWhileTheBodyIsOnItsWay() throws IOException {
        try (RawClient client = client()) {
            client.send(head("/echo", "Transfer-Encoding: chunked\r\n"));
            byte[] head = client.input().readNBytes(17);
            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            client.send("3\r\nabc\r\n");
            readTo(client, "3\r\nabc\r\n");
            client.send("0\r\nx-a: 1\r\ncontent-length: 5\r\nbad name: 2\r\nX-B:3\r\n\r\n");
            readTo(client, "0\r\nx-a: 1\r\nx-b: 3\r\n\r\n");
            client.send(head("/echo", "Content-Length: 3\r\n") + "abc");
            RawMessage next = client.answer();
            assertThat(next.body()).isEqualTo("abc");
            assertThat(next.field("x-header")).isEqualTo("3");
            assertThat(next.field("connection")).isNull();
        }
    }

    private static void readTo(RawClient client, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int b = client.input().read();
            assertThat(b).as("after %s", read).isNotNegative();
            read.append((char) b);
        }
    }

    @Test
    void doesNotCountAStreamedBodyInTheBudget() throws Exception {
        int length = 3_000_000;
        try (RawClient client = client()) {
            client.send(head("/count", "Content-Length: " + length + "\r\n"));
            client.send(pattern(0, length - 1));
            assertThat(harness.budget.used()).isZero();
            client.send(pattern(length - 1, 1));
            assertThat(client.answer().body()).isEqualTo(length + " " + length + " true");
            client.send(head("/count", "Transfer-Encoding: chunked\r\n"));
            client.send(chunks(1, 100_000) + "\r\n");
            assertThat(client.answer().body()).isEqualTo("-1 100000 true");
        }
    }

    @Test
    void answersRequestsBehindAStreamedBodyInOrder() throws IOException {
        String one = head("/count", "Content-Length: 5\r\n") + pattern(0, 5);
        String two = head("/count", "Transfer-Encoding: chunked\r\n") + chunks(3, 9) + "\r\n";
        String three = "GET /three HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawClient client = client()) {
            client.send(one + two + three + two + one + three);
            assertThat(client.answer().body()).isEqualTo("5 5 true");
            assertThat(client.answer().body()).isEqualTo("-1 9 true");
            assertThat(client.answer().body()).isEqualTo("/three");
            assertThat(client.answer().body()).isEqualTo("-1 9 true");
            assertThat(client.answer().body()).isEqualTo("5 5 true");
            assertThat(client.answer().body()).isEqualTo("/three");
        }
    }

    @Test
    void saysContinueOnlyIfTheBodyIsWanted() throws IOException {
        String expecting = "Expect: 100-continue\r\nContent-Length: 5\r\n";
        try (RawClient client = client()) {
            client.send(head("/count", expecting));
            assertThat(client.answer().status()).isEqualTo(100);
            client.send(pattern(0, 5));
            assertThat(client.answer().body()).isEqualTo("5 5 true");
            client.send(head("/refuse", expecting));
            RawMessage refused = client.answer();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.field("connection")).isEqualTo("close");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void goesOnAfterAnEarlyAnswerIfLittleOfTheBodyIsLeft() throws IOException {
        try (RawClient client = client()) {
            client.send(head("/enough", "Content-Length: 10\r\n") + "12345");
            assertThat(client.answer().body()).isEqualTo("enough");
            client.send("67890GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("/next");
        }
    }

    @Test
    void closesAfterAnEarlyAnswerIfMuchOfTheBodyIsLeft() throws IOException {
        String[] lengths = {"Content-Length: 1000000\r\n", "Transfer-Encoding: chunked\r\n"};
        for (String length : lengths) {
            try (RawClient client = client()) {
                client.send(head("/enough", length) + "3\r\nabc\r\n");
                RawMessage answer = client.answer();
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.field("connection")).isEqualTo("close");
                client.send(pattern(0, 100_000));
                assertThat(client.isEnded()).isTrue();
            }
        }
    }

    @Test
    void refusesAMalformedBodyWhereverItBreaks() throws IOException {
        String[] bodies = {
            "zz\r\n",
            "3\r\nabcX",
            "3\nabc",
            "3\r\nabc\r\n0\r\n x: y\r\n\r\n",
            "-1\r\n",
            "0\r\n" + "x".repeat(9000),
            "1;" + "e".repeat(2000),
            "3\r\nabc\r\n0\r\nx\0: 1\r\n\r\n",
        };
        for (String body : bodies) {
            try (RawClient client = client()) {
                client.send(head("/count", "Transfer-Encoding: chunked\r\n") + body);
                RawMessage answer = client.answer();
                assertThat(answer.body()).as(body).isEqualTo("MALFORMED");
                assertThat(client.isEnded()).isTrue();
            }
        }
    }

    @Test
    void refusesWhatCouldBeReadInTwoWays() throws IOException {
        String[] heads = {
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 3\r\nContent-Length: 3\r\n",
            "Content-Length: 3, 3\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: +3\r\n",
        };
        for (String fields : heads) {
            try (RawClient client = client()) {
                client.send(head("/count", fields) + "abc");
                assertThat(client.answer().status()).as(fields).isEqualTo(400);
                assertThat(client.isEnded()).isTrue();
            }
        }
    }

    @Test
    void stopsReadingWhileTheBodyIsPaused() throws Exception {
        int length = 30_000_000;
        try (RawClient client = client()) {
            client.send(head("/hold", "Content-Length: " + length + "\r\n"));
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            client.send(Pattern.bytes(0, length).array());
                                        } catch (IOException e) {
                                            // The test fails anyhow.
                                        }
                                    });
            Streaming.Held held = held();
            Thread.sleep(300);
            assertThat(held.body().size()).isLessThanOrEqualTo(128 * 1024);
            assertThat(writer.isAlive()).isTrue();
            held.exchange().loop().execute(held.exchange()::resumeBody);
            held.body().await(1_000_000);
            held.exchange().loop().execute(held.exchange()::pauseBody);
            Thread.sleep(100);
            long before = held.body().size();
            Thread.sleep(100);
            assertThat(held.body().size()).isEqualTo(before).isLessThan(length);
            held.exchange().loop().execute(held.exchange()::resumeBody);
            assertThat(held.body().over()).isEqualTo("end");
            assertThat(held.body().size()).isEqualTo(length);
            assertThat(held.body().matches()).isTrue();
            writer.join();
        }
    }

    private Streaming.Held held() {
        Harness.until(() -> !handler.held.isEmpty());
        return handler.held.remove();
    }

    @Test
    void tellsOnceWhenTheCallerGoesAwayInsideOfABody() throws Exception {
        for (boolean reset : new boolean[] {false, true}) {
            int before = handler.gone.get();
            try (RawClient client = client()) {
                client.send(head("/hold", "Content-Length: 100\r\n") + "abc");
                Streaming.Held held = held();
                held.exchange().loop().execute(held.exchange()::resumeBody);
                held.body().await(3);
                if (reset) {
                    client.reset();
                } else {
                    client.close();
                }
                Harness.until(() -> handler.gone.get() != before);
                assertThat(held.body().told()).isEmpty();
            }
        }
        assertThat(handler.gone).hasValue(2);
        Harness.until(() -> listener.active() == 0);
    }

    @Test
    void givesUpOnASlowBodyButNotOnOneThatItPausedItself() throws Exception {
        ListenerSettings settings =
                new ListenerSettings("127.0.0.1", 0, null, 32_768, 10_000, 200, 75_000);
        HttpListener impatient = harness.listen(settings, handler);
        try (RawClient client = RawClient.to(impatient.port())) {
            client.send(head("/hold", "Content-Length: 100\r\n") + "abc");
            Streaming.Held held = held();
            Thread.sleep(700);
            assertThat(held.body().isOpen()).isTrue();
            held.exchange().loop().execute(held.exchange()::resumeBody);
            assertThat(held.body().over()).isEqualTo("failed TOO_SLOW");
        }
    }

    @Test
    void keepsItsPromiseOfALength() throws IOException {
        try (RawClient client = client()) {
            client.send("GET /tell?100000 HTTP/1.1\r\nHost: x\r\n\r\n");
            RawMessage told = client.answer();
            assertThat(told.field("content-length")).isEqualTo("100000");
            assertThat(told.field("transfer-encoding")).isNull();
            assertThat(told.bytes()).isEqualTo(Pattern.bytes(0, 100_000).array());
            client.send("HEAD /tell?100000 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answerToHead().field("content-length")).isEqualTo("100000");
            client.send("GET /tell?5 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.answer().bytes()).hasSize(5);
        }
        try (RawClient client = client()) {
            client.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
            client.socket().setSoTimeout(5000);
            assertThat(client.isEnded()).isTrue();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the answer looks whole", e);
        }
    }
}
