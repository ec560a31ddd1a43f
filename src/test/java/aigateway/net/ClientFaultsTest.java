package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFaultsTest {
    private final Harness harness = new Harness();

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsACutAtEveryByte(boolean reset) throws IOException {
        String whole = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nsome text";
        String chunked =
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nsome \r\n4\r\ntext\r\n0\r\n\r\n";
        for (String answer : new String[] {whole, chunked}) {
            int head = answer.indexOf("\r\n\r\n") + 4;
            try (RawServer server =
                    new RawServer(
                            (peer, index) -> {
                                peer.request();
                                peer.send(answer.substring(0, index));
                                if (reset) {
                                    Thread.sleep(2);
                                    peer.reset();
                                }
                            })) {
                for (int i = 0; i < answer.length(); i++) {
                    NetFailure.Kind expected =
                            i < head ? NetFailure.Kind.CLOSED : NetFailure.Kind.CUT;
                    Recorded recorded = harness.send(Harness.post(server.port(), ""));
                    assertThat(recorded.failure()).as("cut at %d", i).isEqualTo(expected);
                    assertThat("some text").startsWith(recorded.body());
                }
                assertThat(server.connections()).isEqualTo(answer.length());
            }
        }
    }

    @Test
    void tellsAResetOfABodyThatGoesToTheEnd() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\n\r\nhalf");
                            Thread.sleep(50);
                            peer.reset();
                        })) {
            Recorded recorded = harness.send(Harness.post(server.port(), ""));
            assertThat(recorded.failure()).isEqualTo(NetFailure.Kind.CUT);
            assertThat(recorded.body()).isEqualTo("half");
        }
    }

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    @ParameterizedTest
    @ValueSource(strings = {"head", "data", "end"})
    void goesOnAfterAHandlerThatFails(String where) throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            while (peer.request() != null) {
                                peer.send(OK);
                            }
                        })) {
            CompletableFuture<String> told = new CompletableFuture<>();
            Loop loop = harness.loops().all().getFirst();
            ClientHandler failing =
                    new ClientHandler() {
                        private void fail(String here) {
                            if (where.equals(here)) {
                                told.complete(where);
                                throw new IllegalStateException("a bug, on purpose");
                            }
                        }

                        @Override
                        public void head(int status, HeaderView headers) {
                            fail("head");
                        }

                        @Override
                        public void data(Bytes data) {
                            fail("data");
                        }

                        @Override
                        public void end() {
                            fail("end");
                        }

                        @Override
                        public void failed(NetFailure failure) {
                            told.complete("failed");
                        }
                    };
            loop.execute(() -> loop.client().send(Harness.post(server.port(), ""), failing));
            assertThat(told.join()).isEqualTo(where);
            assertThat(harness.send(Harness.post(server.port(), "")).isWhole()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "data"})
    void saysNothingMoreOnceItsHandlerHasCancelled(String where) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                            peer.send("2\r\nok\r\n0\r\n\r\n");
                            peer.awaitEnd();
                            closed.countDown();
                        })) {
            StringBuilder said = new StringBuilder();
            Loop loop = harness.loops().all().getFirst();
            Cancelling handler = new Cancelling(said, where);
            loop.execute(
                    () ->
                            handler.exchange =
                                    loop.client().send(Harness.post(server.port(), ""), handler));
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<String> result = new CompletableFuture<>();
            loop.execute(() -> result.complete(said.toString()));
            assertThat(result.join()).isEqualTo(where.equals("head") ? "head " : "head data ");
        }
    }

    @Test
    void forgetsACallThatIsCancelledWhileItsConnectionIsMade() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            while (peer.request() != null) {
                                peer.send(OK);
                            }
                        })) {
            Loop loop = harness.loops().all().getFirst();
            StringBuilder said = new StringBuilder();
            loop.execute(
                    () ->
                            loop.client()
                                    .send(
                                            Harness.post(server.port(), ""),
                                            new Cancelling(said, "never"))
                                    .cancel());
            assertThat(harness.send(Harness.post(server.port(), "")).isWhole()).isTrue();
            assertThat(said).isEmpty();
        }
    }

    private static final class Cancelling implements ClientHandler {
        private final StringBuilder said;
        private final String where;
        private ClientExchange exchange;

        Cancelling(StringBuilder said, String where) {
            this.said = said;
            this.where = where;
        }

        private void say(String what) {
            said.append(what).append(' ');
            if (what.equals(where)) {
                exchange.cancel();
            }
        }

        @Override
        public void head(int status, HeaderView headers) {
            say("head");
        }

        @Override
        public void data(Bytes data) {
            say("data");
        }

        @Override
        public void end() {
            say("end");
        }

        @Override
        public void failed(NetFailure failure) {
            say("failed");
        }
    }
}
