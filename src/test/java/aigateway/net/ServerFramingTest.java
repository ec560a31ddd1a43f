package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.server.HttpListener;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawClient;
import aigateway.net.testing.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFramingTest {
    private static final String POST = "POST /a?b=c HTTP/1.1\r\nHost: x\r\n";

    private final Harness harness = new Harness();
    private final Echo echo = new Echo();
    private HttpListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = harness.listen(echo);
    }

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private RawClient client() throws IOException {
        return RawClient.to(listener.port());
    }

    private RawMessage ask(String request) throws IOException {
        try (RawClient client = client()) {
            return client.send(request).answer();
        }
    }

    @Test
    void answersARequestWithABody() throws IOException {
        RawMessage answer = ask(POST + "Content-Length: 5\r\n\r\nhello");
        assertThat(answer.start()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.body()).isEqualTo("POST /a ? b=c hello");
        assertThat(answer.field("date")).endsWith("GMT");
        assertThat(answer.field("connection")).isNull();
    }

    @Test
    void readsARequestWhereverItIsSplit() throws IOException {
        String length = POST + "Content-Length: 5\r\n\r\nhello";
        String chunked =
                POST
                        + "Transfer-Encoding: chunked\r\n\r\n3;x=\"y\"\r\nhel\r\n002\r\nlo\r\n"
                        + "0\r\ntrailer: x\r\n\r\n";
        try (RawClient client = client()) {
            for (String request : new String[] {length, chunked}) {
                for (int i = 1; i < request.length(); i++) {
                    client.send(request.substring(0, i));
                    Thread.onSpinWait();
                    client.send(request.substring(i));
                    assertThat(client.answer().body()).isEqualTo("POST /a ? b=c hello");
                }
                for (int i = 0; i < request.length(); i++) {
                    client.send(request.substring(i, i + 1));
                }
                assertThat(client.answer().body()).isEqualTo("POST /a ? b=c hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 5\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5 5\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                        + "Transfer-Encoding: chunked\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\u000bchunked\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\tA: b\r\n",
                "GET / HTTP/1.1\r\n Host: x\r\n",
                "GET / HTTP/1.1\r\nHost : x\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length : 5\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n: b\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA[]: b\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\u0001c\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\u007fc\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n",
                "GET / HTTP/1.1\r\nHost: x\nA: b\r\n",
                "GET / HTTP/1.1\nHost: x\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n",
                "GET / HTTP/1.1\r\nHost: x/y\r\n",
                "GET / HTTP/1.1\r\nHost: x?y\r\n",
                "GET / HTTP/1.1\r\nHost: a@b\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n",
                "GET / HTTP/1.1\r\nHost:\r\n",
                "GET  / HTTP/1.1\r\nHost: x\r\n",
                "GET /  HTTP/1.1\r\nHost: x\r\n",
                "GET / HTTP/1.1 \r\nHost: x\r\n",
                " GET / HTTP/1.1\r\nHost: x\r\n",
                "GET /\tHTTP/1.1\r\nHost: x\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n",
                "GET /\u00e9 HTTP/1.1\r\nHost: x\r\n",
                "GET /a#b HTTP/1.1\r\nHost: x\r\n",
                "GET a HTTP/1.1\r\nHost: x\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\n",
                "GET http:// HTTP/1.1\r\nHost: x\r\n",
                "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n",
                "GET /\r\nHost: x\r\n",
                "GET / http/1.1\r\nHost: x\r\n",
                "GET / HTTP/11\r\nHost: x\r\n",
                "GET / HTTP/1.11\r\nHost: x\r\n",
                "G(T / HTTP/1.1\r\nHost: x\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n",
            })
    void refusesWhatAnotherServerMightReadOtherwise(String head) throws IOException {
        try (RawClient client = client()) {
            client.send(head + "\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
            RawMessage answer = client.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.field("connection")).isEqualTo("close");
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(echo.requests).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/2.0 | 505",
                "GET / HTTP/1.2 | 505",
                "GET / HTTP/0.9 | 505",
            })
    void refusesOtherVersions(String line, int status) throws IOException {
        assertThat(ask(line + "\r\nHost: x\r\n\r\n").status()).isEqualTo(status);
    }

    @Test
    void refusesAnotherExpectation() throws IOException {
        assertThat(ask(POST + "Expect: tea\r\nContent-Length: 2\r\n\r\n").status()).isEqualTo(417);
    }

    @Test
    void refusesAHeadThatIsTooLong() throws IOException {
        String fields = ("a: " + "x".repeat(1000) + "\r\n").repeat(40);
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n").status()).isEqualTo(431);
        String endless = "GET / HTTP/1.1\r\nHost: x\r\na: " + "x".repeat(40_000);
        assertThat(ask(endless).status()).isEqualTo(431);
        String many = "a: b\r\n".repeat(300);
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n").status()).isEqualTo(431);
        String path = "/" + "x".repeat(20_000);
        assertThat(ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(414);
        assertThat(ask("GET " + path.repeat(2)).status()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fffffffffffffffff\r\n",
                "80000000000000005\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhelloX0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                ";a=b\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "5;a\u0000b\r\nhello\r\n0\r\n\r\n",
                "0\r\n folded: x\r\n\r\n",
                "0\r\na: b\n\r\n",
            })
    void refusesMalformedChunks(String body) throws IOException {
        try (RawClient client = client()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + body);
            RawMessage answer = client.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("MALFORMED");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void boundsExtensionsAndTrailers() throws IOException {
        String head = POST + "Transfer-Encoding: chunked\r\n\r\n";
        assertThat(ask(head + "1;" + "x".repeat(2000)).status()).isEqualTo(400);
        assertThat(ask(head + "0\r\na: " + "x".repeat(10_000)).status()).isEqualTo(400);
    }

    @Test
    void keepsTheConnectionAndAnswersInOrder() throws IOException {
        try (RawClient client = client()) {
            String stream = "POST /stream HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1";
            String plain = "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n2";
            client.send(stream + plain + stream + plain);
            assertThat(client.answer().body()).isEqualTo("one two POST /stream 1");
            assertThat(client.answer().body()).isEqualTo("POST /p 2");
            assertThat(client.answer().body()).isEqualTo("one two POST /stream 1");
            assertThat(client.answer().body()).isEqualTo("POST /p 2");
        }
    }

    @Test
    void holdsBackWhatIsPipelinedBehindACallUnderWay() throws IOException {
        try (RawClient client = client()) {
            client.send(
                    "GET /wait HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
            client.socket().setSoTimeout(200);
            assertThat(client.isEnded()).isFalse();
            assertThat(echo.requests).hasValue(1);
        }
    }

    @Test
    void streamsInOneChunkForEachFlush() throws IOException {
        RawMessage answer = ask("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer.field("transfer-encoding")).isEqualTo("chunked");
        assertThat(answer.field("content-length")).isNull();
        assertThat(answer.body()).isEqualTo("one two GET /stream ");
        assertThat(answer.chunks()).isEqualTo(2);
    }

    @Test
    void speaksHttp10WithoutChunksAndCloses() throws IOException {
        try (RawClient client = client()) {
            RawMessage answer = client.send("GET /stream HTTP/1.0\r\n\r\n").answer();
            assertThat(answer.field("transfer-encoding")).isNull();
            assertThat(answer.field("connection")).isEqualTo("close");
            assertThat(answer.body()).isEqualTo("one two GET /stream ");
        }
        RawMessage whole = ask("GET / HTTP/1.0\r\n\r\n");
        assertThat(whole.field("content-length")).isEqualTo("6");
    }

    @Test
    void sendsNoBodyWhereThereMayBeNone() throws IOException {
        try (RawClient client = client()) {
            client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answerToHead().field("content-length")).isEqualTo("7");
            client.send("HEAD /stream HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answerToHead().status()).isEqualTo(200);
            client.send("GET /empty HTTP/1.1\r\nHost: x\r\n\r\n");
            RawMessage empty = client.answerToHead();
            assertThat(empty.status()).isEqualTo(204);
            assertThat(empty.field("content-length")).isNull();
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("GET / ");
        }
    }

    @Test
    void takesThePathOfAnAbsoluteTarget() throws IOException {
        assertThat(ask("GET http://h:80/a/b?c HTTP/1.1\r\nHost: h\r\n\r\n").body())
                .isEqualTo("GET /a/b ? c ");
        assertThat(ask("GET HTTPS://h HTTP/1.1\r\nHost: h\r\n\r\n").body()).isEqualTo("GET / ");
        assertThat(ask("GET http://h?x HTTP/1.1\r\nHost: h\r\n\r\n").body())
                .isEqualTo("GET / ? x ");
    }

    @Test
    void handsOverAllFields() throws IOException {
        assertThat(ask("GET /fields HTTP/1.1\r\nHost: x\r\nA-b:  c d \r\na-B:\r\n\r\n").body())
                .isEqualTo("host=x;a-b=c d;a-b=;");
    }

    @Test
    void letsAnEmptyLineBeforeARequestPass() throws IOException {
        assertThat(ask("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
        assertThat(ask("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(400);
    }

    @Test
    void closesWhenAsked() throws IOException {
        try (RawClient client = client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: te, Close\r\n\r\n");
            assertThat(client.answer().field("connection")).isEqualTo("close");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void ignoresAnUpgradeToHttp2() throws IOException {
        RawMessage answer =
                ask(
                        "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesALargeBodyInAnyFraming() throws IOException {
        byte[] body = new byte[700_000];
        Arrays.fill(body, (byte) 'x');
        try (RawClient client = client()) {
            client.send(POST + "Content-Length: " + body.length + "\r\n\r\n").send(body);
            assertThat(client.answer().bytes()).hasSize(body.length + 14);
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 7; i++) {
                client.send("186A0\r\n").send(Arrays.copyOf(body, 100_000)).send("\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.answer().bytes()).hasSize(body.length + 14);
        }
    }

    @Test
    void keepsTheBytesOfABody() throws IOException {
        byte[] body = new byte[100_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) ('a' + i * 31 % 26);
        }
        String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (RawClient client = client()) {
            client.send((head + new String(body, StandardCharsets.US_ASCII)).repeat(2));
            String expected = "POST / " + new String(body, StandardCharsets.US_ASCII);
            assertThat(client.answer().body()).isEqualTo(expected);
            assertThat(client.answer().body()).isEqualTo(expected);
        }
    }
}
