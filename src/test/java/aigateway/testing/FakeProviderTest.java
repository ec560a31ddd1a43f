package aigateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.RawCaller.Raw;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeProviderTest {
    private final FakeProvider provider = FakeProvider.start();

    @AfterEach
    void stop() {
        provider.close();
    }

    private RawCaller connect() {
        return new RawCaller(provider.port());
    }

    @Test
    void playsItsScriptInOrderOnOneConnection() throws IOException {
        provider.then(Answers.json("1")).then(Answers.json("2")).always(Answers.json("3"));
        try (RawCaller caller = connect()) {
            assertThat(caller.send(RawCaller.chat("a")).read().text()).isEqualTo("1");
            assertThat(caller.send(RawCaller.chat("b")).read().text()).isEqualTo("2");
            assertThat(caller.send(RawCaller.chat("c")).read().text()).isEqualTo("3");
            assertThat(caller.send(RawCaller.chat("d")).read().text()).isEqualTo("3");
        }
        assertThat(provider.requests())
                .extracting(ReceivedRequest::text)
                .containsExactly("a", "b", "c", "d");
        assertThat(provider.connections()).isEqualTo(1);
    }

    @Test
    void saysThatTheScriptHasEnded() throws IOException {
        try (RawCaller caller = connect()) {
            Raw answer = caller.send(RawCaller.chat("{}")).read();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).contains("script has ended");
        }
    }

    @Test
    void remembersRequestsAsTheyWereSent() throws IOException {
        provider.always(Answers.json("{}"));
        try (RawCaller caller = connect()) {
            caller.send(
                            "PUT /a/b?c=%20 HTTP/1.1\r\nHost: x\r\nX-One:  two \r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                    .read();
        }
        ReceivedRequest request = provider.request();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/a/b?c=%20");
        assertThat(request.header("x-one")).isEqualTo("two");
        assertThat(request.header("x-none")).isNull();
        assertThat(request.text()).isEqualTo("abcde");
    }

    @Test
    void framesBodiesInEachWay() throws IOException {
        provider.then(Answers.json("[1]"))
                .then(Answers.json("[2]").framed(Framing.CHUNKED))
                .then(Answers.json("[3]").framed(Framing.CLOSE));
        try (RawCaller caller = connect()) {
            Raw length = caller.send(RawCaller.chat("{}")).read();
            assertThat(length.fields()).containsEntry("content-length", "3");
            Raw chunked = caller.send(RawCaller.chat("{}")).read();
            assertThat(chunked.fields()).containsEntry("transfer-encoding", "chunked");
            assertThat(chunked.text()).isEqualTo("[2]");
            Raw close = caller.send(RawCaller.chat("{}")).read();
            assertThat(close.text()).isEqualTo("[3]");
            assertThat(caller.closedByPeer()).isTrue();
        }
    }

    @Test
    void sendsTheSameBytesInPieces() throws IOException {
        HttpAnswer answer = OpenAi.stream("Grüße", "日本語", "🙂");
        byte[] all = answer.bytes();
        for (int size : new int[] {1, 7, 100_000}) {
            provider.then(answer.inPieces(size));
            try (RawCaller caller = connect()) {
                assertThat(caller.send(RawCaller.chat("{}")).read(all.length)).isEqualTo(all);
            }
        }
    }

    @Test
    void cutsAfterAnyNumberOfBytes() throws IOException {
        int length = Answers.json("{}").bytes().length;
        for (Wire.Cut how : Wire.Cut.values()) {
            for (int at = 0; at < length; at++) {
                provider.then(Answers.json("{}").cutAfter(at, how));
                try (RawCaller caller = connect()) {
                    caller.send(RawCaller.chat("{}"));
                    if (how == Wire.Cut.FIN) {
                        caller.read(at);
                        assertThat(caller.closedByPeer()).isTrue();
                    } else {
                        assertThatThrownBy(() -> caller.read(length))
                                .isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    @Test
    void stallsUntilTheCallerLeaves() throws Exception {
        provider.then(Answers.stall()).then(OpenAi.stream("a", "b").stallAfter(2));
        try (RawCaller caller = connect()) {
            caller.send(RawCaller.chat("{}"));
            assertThat(provider.awaitRequest(1).isClosed()).isFalse();
        }
        provider.awaitRequest(1).awaitClosed();
        RawCaller caller = connect();
        caller.send(RawCaller.chat("{}")).read(20);
        caller.reset();
        provider.awaitRequest(2).awaitClosed();
    }

    @Test
    void holdsUntilTheTestSaysSo() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        provider.then(OpenAi.stream("a", "b").holdAfter(1, gate));
        try (RawCaller caller = connect()) {
            caller.send(RawCaller.chat("{}"));
            provider.awaitRequest(1);
            gate.countDown();
            assertThat(caller.read().text()).endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void closesKeptConnectionsWithoutAWord() throws IOException {
        provider.closingAfter(2).always(Answers.json("{}"));
        try (RawCaller caller = connect()) {
            assertThat(caller.send(RawCaller.chat("{}")).read().status()).isEqualTo(200);
            assertThat(caller.send(RawCaller.chat("{}")).read().status()).isEqualTo(200);
            assertThat(caller.closedByPeer()).isTrue();
        }
    }

    @Test
    void speaksNoHttpIfSoScripted() throws IOException {
        provider.then(Answers.raw("SSH-2.0-OpenSSH_9\r\n")).then(Answers.drop(Wire.Cut.RST));
        try (RawCaller caller = connect()) {
            assertThat(caller.send(RawCaller.chat("{}")).read(4)).asString().isEqualTo("SSH-");
        }
        try (RawCaller caller = connect()) {
            assertThat(caller.send(RawCaller.chat("{}")).closedByPeer()).isTrue();
        }
    }

    @Test
    void talksEndlesslyUntilTheCallerLeaves() throws Exception {
        provider.then(Answers.endless("text/plain", "", "la"));
        try (RawCaller caller = connect()) {
            caller.send(RawCaller.chat("{}")).read(100_000);
        }
        provider.request().awaitClosed();
    }

    @Test
    void knowsPortsWhereNobodyAnswers() throws Exception {
        int refusing = Ports.refusing();
        assertThatThrownBy(() -> new RawCaller(refusing)).hasRootCauseMessage("Connection refused");
        try (Ports.Silent silent = Ports.silent();
                Socket socket = new Socket()) {
            assertThatThrownBy(
                            () ->
                                    socket.connect(
                                            new java.net.InetSocketAddress(
                                                    "127.0.0.1", silent.port()),
                                            200))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
