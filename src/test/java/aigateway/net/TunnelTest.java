package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.client.ClientSettings;
import aigateway.net.client.Clients;
import aigateway.net.client.Proxies;
import aigateway.net.server.HttpListener;
import aigateway.net.testing.Certificates;
import aigateway.net.testing.Harness;
import aigateway.net.testing.Pattern;
import aigateway.net.testing.RawClient;
import aigateway.net.testing.RawMessage;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Relaying;
import aigateway.net.testing.Streaming;
import aigateway.net.testing.Taker;
import aigateway.net.tls.TlsEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that go on with another protocol than HTTP.
class TunnelTest {
    private static final String UPGRADE =
            "GET /upgrade HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
    private static final String SWITCHED =
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n";

    @TempDir private static Path folder;
    private static Certificates certificates;

    private final Streaming handler = new Streaming();
    private final Taker taker = new Taker();
    private Harness harness;
    private HttpListener listener;

    @BeforeAll
    static void certificates() throws IOException {
        certificates = Certificates.make(folder, "dns:localhost");
    }

    @BeforeEach
    void listen() throws IOException {
        harness = harness(TlsEngine.OPENSSL);
        listener = harness.listen(handler);
    }

    private static Harness harness(TlsEngine engine) {
        Path trusted = certificates.files().certificate();
        return new Harness(
                new Clients(new ClientSettings(8, 5000, 65_536, engine, trusted, Proxies.none())));
    }

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private static ClientRequest request(boolean secure, int port) {
        Headers fields = new Headers().add("upgrade", "echo").add("connection", "upgrade");
        Origin origin = new Origin(secure, "localhost", port);
        return new ClientRequest(origin, "GET", "/upgrade", fields, List.of(), 10_000);
    }

    private static String read(RawClient client, int count) throws IOException {
        return new String(
                client.input().readNBytes(count), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void awaitTunnels(HttpListener of, int count) {
        Harness.until(() -> of.active() == count);
    }

    /// A listener that passes everything on to `listener`.
    private HttpListener relay() throws IOException {
        return harness.listen(new Relaying(new Origin(false, "127.0.0.1", listener.port())));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void echoesWhateverComes(boolean relayed) throws IOException {
        HttpListener front = relayed ? relay() : listener;
        try (RawClient client = RawClient.to(front.port())) {
            client.send(UPGRADE);
            assertThat(client.answer().field("upgrade")).isEqualTo("echo");
            assertThat(read(client, 6)).isEqualTo("hello ");
            client.send("some text");
            assertThat(read(client, 9)).isEqualTo("some text");
            assertThat(front.active()).isEqualTo(1);
            client.send("bye");
            assertThat(read(client, 3)).isEqualTo("bye");
            assertThat(client.isEnded()).isTrue();
        }
        awaitTunnels(front, 0);
        awaitTunnels(listener, 0);
        assertThat(handler.closed).hasValue(1);
    }

    @Test
    void sendsTheHeadAsItShouldBe() throws IOException {
        try (RawClient client = RawClient.to(listener.port())) {
            client.send(UPGRADE);
            assertThat(read(client, SWITCHED.length())).isEqualTo(SWITCHED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deliversWhatCameRightBehindTheHead(boolean relayed) throws IOException {
        HttpListener front = relayed ? relay() : listener;
        int[] lengths = {1, 5000, 200_000};
        for (int length : lengths) {
            try (RawClient client = RawClient.to(front.port())) {
                byte[] early = Pattern.bytes(0, length).array();
                byte[] all = new byte[UPGRADE.length() + length];
                System.arraycopy(UPGRADE.getBytes(), 0, all, 0, UPGRADE.length());
                System.arraycopy(early, 0, all, UPGRADE.length(), length);
                client.send(all);
                assertThat(client.answer().status()).isEqualTo(101);
                assertThat(read(client, 6)).isEqualTo("hello ");
                assertThat(client.input().readNBytes(length)).isEqualTo(early);
            }
        }
        awaitTunnels(front, 0);
    }

    @Test
    void answersInTheOldProtocolAfterAnOrdinaryRequestOnly() throws IOException {
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n" + UPGRADE + "abc");
            assertThat(client.answer().body()).isEqualTo("/a");
            assertThat(client.answer().status()).isEqualTo(101);
            assertThat(read(client, 9)).isEqualTo("hello abc");
        }
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("GET /upgrade HTTP/1.0\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("no upgrade");
        }
    }

    @Test
    void theCallerMayCutIt() throws IOException {
        HttpListener front = relay();
        for (int i = 1; i <= 2; i++) {
            RawClient client = RawClient.to(front.port());
            client.send(UPGRADE);
            assertThat(client.answer().status()).isEqualTo(101);
            assertThat(read(client, 6)).isEqualTo("hello ");
            if (i == 1) {
                client.close();
            } else {
                client.reset();
            }
            awaitTunnels(front, 0);
            awaitTunnels(listener, 0);
            int ended = i;
            Harness.until(() -> handler.closed.get() == ended);
        }
        assertThat(handler.closed).hasValue(2);
    }

    @Test
    void drainingWaitsForItAndAnEndCutsIt() throws IOException {
        try (RawClient client = RawClient.to(listener.port())) {
            client.send(UPGRADE);
            assertThat(client.answer().status()).isEqualTo(101);
            listener.stopAccepting();
            assertThat(read(client, 6)).isEqualTo("hello ");
            client.send("abc");
            assertThat(read(client, 3)).isEqualTo("abc");
            assertThat(listener.active()).isEqualTo(1);
            listener.close();
            assertThat(client.isEnded()).isTrue();
        }
        awaitTunnels(listener, 0);
        assertThat(handler.closed).hasValue(1);
    }

    @Test
    void eachSideWaitsForTheOther() throws Exception {
        int pieces = 2000;
        byte[] piece = Pattern.bytes(0, 1 << 17).array();
        HttpListener front = relay();
        try (RawClient client = RawClient.to(front.port())) {
            client.send(UPGRADE);
            assertThat(client.answer().status()).isEqualTo(101);
            AtomicInteger sent = new AtomicInteger();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    while (sent.get() < pieces) {
                                        client.send(piece);
                                        sent.incrementAndGet();
                                    }
                                } catch (IOException e) {
                                    // The test fails anyhow.
                                }
                            });
            int before = -1;
            while (before != sent.get()) {
                before = sent.get();
                Thread.sleep(300);
            }
            assertThat(before).isLessThan(pieces);
            assertThat(read(client, 6)).isEqualTo("hello ");
            for (int i = 0; i < pieces; i++) {
                assertThat(client.input().readNBytes(piece.length)).isEqualTo(piece);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksOverTlsWithoutHttp2(TlsEngine engine) throws Exception {
        try (Harness secure = harness(engine)) {
            HttpListener server =
                    secure.listen(
                            ListenerSettings.of("127.0.0.1", 0, certificates.files()), handler);
            // A connection of HTTP/2 is there already.
            Taker plain = new Taker();
            ClientRequest request = request(true, server.port());
            secure.open(
                    new ClientRequest(
                            request.origin(), "GET", "/a", new Headers(), List.of(), 10_000),
                    0,
                    plain);
            assertThat(plain.over()).isEqualTo("end");
            secure.open(request, 0, taker);
            Tunnel tunnel = taker.tunnel();
            taker.await(6);
            secure.run(() -> tunnel.write(Bytes.utf8("some text")));
            taker.await(15);
            assertThat(taker.text()).isEqualTo("hello some text");
            secure.run(tunnel::close);
            assertThat(taker.over()).isEqualTo("closed");
            assertThat(taker.told()).containsExactly("upgraded echo", "closed");
            awaitTunnels(server, 0);
        }
    }

    @Test
    void takesAnOrdinaryAnswerToo() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            RawMessage asked = peer.request();
                            peer.send(
                                    "HTTP/1.1 426 No\r\ncontent-length: 7\r\n\r\n"
                                            + (asked == null ? "" : asked.field("upgrade"))
                                            + "..."
                                            + (asked == null ? "" : asked.field("connection")));
                            peer.awaitEnd();
                        })) {
            harness.open(request(false, server.port()), 0, taker);
            assertThat(taker.over()).isEqualTo("end");
            assertThat(taker.told()).containsExactly("head 426", "end");
            assertThat(taker.text()).isEqualTo("echo...");
        }
    }

    @Test
    void refusesASwitchThatNobodyAskedFor() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(SWITCHED);
                            peer.awaitEnd();
                        })) {
            ClientRequest plain =
                    new ClientRequest(
                            new Origin(false, "localhost", server.port()),
                            "GET",
                            "/",
                            new Headers(),
                            List.of(),
                            5000);
            harness.open(plain, 0, taker);
            assertThat(taker.over()).isEqualTo("failed PROTOCOL");
        }
    }

    @Test
    void theServerMaySplitItsHeadAnywhereAndSendMore() throws Exception {
        String answer = SWITCHED + "early";
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(answer.substring(0, index));
                            Thread.yield();
                            peer.send(answer.substring(index));
                        })) {
            for (int i = 0; i < answer.length(); i++) {
                Taker each = new Taker();
                harness.open(request(false, server.port()), 0, each);
                assertThat(each.over()).as("split at %d", i).isEqualTo("closed");
                assertThat(each.text()).isEqualTo("early");
                assertThat(each.told()).containsExactly("upgraded echo", "closed");
            }
        }
    }
}
