package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.model.Bytes;
import aigateway.net.client.ClientSettings;
import aigateway.net.client.Clients;
import aigateway.net.client.Proxies;
import aigateway.net.testing.Certificates;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawMessage;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import aigateway.net.tls.TlsEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    @TempDir private Path folder;

    private static Harness harness(Map<String, String> environment, @Nullable Path trusted) {
        return new Harness(
                new Clients(
                        new ClientSettings(
                                8,
                                5000,
                                65_536,
                                TlsEngine.OPENSSL,
                                trusted,
                                Proxies.of(environment))));
    }

    private static ClientRequest request(boolean secure, String host, int port) {
        return new ClientRequest(
                new Origin(secure, host, port),
                "POST",
                "/a?b",
                new Headers(),
                List.of(Bytes.utf8("hello")),
                10_000);
    }

    @Test
    void asksAProxyToSendClearTextOn() throws IOException {
        Queue<RawMessage> seen = new ConcurrentLinkedQueue<>();
        try (RawServer proxy =
                        new RawServer(
                                (peer, index) -> {
                                    for (RawMessage m = peer.request(); m != null; ) {
                                        seen.add(m);
                                        peer.send(OK);
                                        m = peer.request();
                                    }
                                });
                Harness harness =
                        harness(
                                Map.of(
                                        "http_proxy",
                                        "http://us%40er:p%3Aw@localhost:" + proxy.port()),
                                null)) {
            Recorded recorded = harness.send(request(false, "models.example", 8000));
            assertThat(recorded.isWhole()).isTrue();
            RawMessage message = seen.remove();
            assertThat(message.start()).isEqualTo("POST http://models.example:8000/a?b HTTP/1.1");
            assertThat(message.field("host")).isEqualTo("models.example:8000");
            assertThat(message.field("proxy-authorization")).isEqualTo("Basic dXNAZXI6cDp3");
        }
    }

    @Test
    void tunnelsTlsThroughAProxy() throws IOException {
        Certificates certificates = Certificates.make(folder, "dns:models.example");
        Queue<RawMessage> seen = new ConcurrentLinkedQueue<>();
        Echo echo = new Echo();
        try (Harness origin = harness(Map.of(), null)) {
            int port =
                    origin.listen(ListenerSettings.of("127.0.0.1", 0, certificates.files()), echo)
                            .port();
            try (RawServer proxy = new RawServer((peer, index) -> tunnel(peer, seen, port));
                    Harness harness =
                            harness(
                                    Map.of("HTTPS_PROXY", "localhost:" + proxy.port()),
                                    certificates.files().certificate())) {
                for (int i = 0; i < 2; i++) {
                    Recorded recorded = harness.send(request(true, "models.example", 443));
                    assertThat(recorded.isWhole()).isTrue();
                    assertThat(recorded.body()).isEqualTo("POST /a ? b hello");
                }
                assertThat(seen.remove().start()).isEqualTo("CONNECT models.example:443 HTTP/1.1");
                assertThat(seen).isEmpty();
            }
        }
    }

    private static void tunnel(RawServer.Peer peer, Queue<RawMessage> seen, int port)
            throws IOException {
        RawMessage connect = peer.request();
        if (connect == null) {
            return;
        }
        seen.add(connect);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            peer.send("HTTP/1.1 200 Established\r\n\r\n");
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    peer.input().transferTo(server.getOutputStream());
                                } catch (IOException e) {
                                    // The other side is gone.
                                }
                            });
            server.getInputStream().transferTo(peer.socket().getOutputStream());
        }
    }

    @Test
    void tellsWhenTheProxyRefuses() throws IOException {
        try (RawServer proxy =
                        new RawServer(
                                (peer, index) -> {
                                    peer.request();
                                    peer.send(
                                            "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
                                });
                Harness harness =
                        harness(Map.of("all_proxy", "http://localhost:" + proxy.port()), null)) {
            assertThat(harness.send(request(true, "models.example", 443)).failure())
                    .isEqualTo(NetFailure.Kind.CONNECT);
        }
    }

    @Test
    void goesPastTheProxyWhereItShould() throws IOException {
        try (RawServer proxy = new RawServer((peer, index) -> peer.request());
                RawServer server =
                        new RawServer(
                                (peer, index) -> {
                                    peer.request();
                                    peer.send(OK);
                                });
                Harness harness =
                        harness(
                                Map.of(
                                        "HTTP_PROXY",
                                        "http://localhost:" + proxy.port(),
                                        "NO_PROXY",
                                        "other.example"),
                                null)) {
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                assertThat(harness.send(request(false, host, server.port())).isWhole()).isTrue();
            }
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void refusesAnEnvironmentItDoesNotUnderstand() {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", "ftp://x:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("HTTPS_PROXY");
        assertThat(Proxies.of(Map.of("HTTPS_PROXY", " "))).isNotNull();
    }

    @Test
    void neverGoesToLinkLocalAddresses() {
        try (Harness harness = harness(Map.of(), null)) {
            String[] hosts = {
                "169.254.169.254",
                "100.100.100.200",
                "fe80::1",
                "fd00:ec2::254",
                "::ffff:169.254.1.1",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::169.254.169.254",
            };
            for (String host : hosts) {
                assertThat(harness.send(request(false, host, 80)).failure())
                        .isEqualTo(NetFailure.Kind.CONNECT);
            }
        }
    }
}
