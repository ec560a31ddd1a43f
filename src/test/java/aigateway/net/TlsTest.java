package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.model.Bytes;
import aigateway.net.client.ClientSettings;
import aigateway.net.client.Clients;
import aigateway.net.client.Proxies;
import aigateway.net.server.HttpListener;
import aigateway.net.testing.Certificates;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawClient;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import aigateway.net.tls.TlsEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {
    @TempDir private static Path folder;
    private static Certificates certificates;

    private final Echo echo = new Echo();

    @BeforeAll
    static void certificates() throws IOException {
        certificates = Certificates.make(folder, "dns:localhost,ip:127.0.0.1");
    }

    private static Harness harness(TlsEngine engine, @Nullable Path trusted) {
        return new Harness(
                new Clients(new ClientSettings(8, 5000, 65_536, engine, trusted, Proxies.none())));
    }

    private static Harness trusting() {
        return harness(TlsEngine.OPENSSL, certificates.files().certificate());
    }

    private HttpListener listen(Harness harness) throws IOException {
        return harness.listen(ListenerSettings.of("127.0.0.1", 0, certificates.files()), echo);
    }

    private static ClientRequest request(String host, int port, String path, String body) {
        return new ClientRequest(
                new Origin(true, host, port),
                "POST",
                path,
                new Headers(),
                List.of(Bytes.utf8(body)),
                10_000);
    }

    @ParameterizedTest
    @EnumSource
    void speaksBothVersionsWithOtherClients(TlsEngine engine) throws Exception {
        System.setProperty("gateway.tls", engine.name());
        try (Harness harness = harness(engine, null);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(certificates.context()).build()) {
            URI uri = URI.create("https://localhost:" + listen(harness).port() + "/a?b");
            for (HttpClient.Version version : HttpClient.Version.values()) {
                if (version.ordinal() > HttpClient.Version.HTTP_2.ordinal()) {
                    continue;
                }
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(uri)
                                        .version(version)
                                        .POST(HttpRequest.BodyPublishers.ofString("hello"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("POST /a ? b hello");
                assertThat(answer.version()).isEqualTo(version);
            }
        } finally {
            System.clearProperty("gateway.tls");
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsOverHttp2WhereItIsNegotiated(TlsEngine engine) throws Exception {
        try (Harness harness = harness(engine, certificates.files().certificate())) {
            int port = listen(harness).port();
            Recorded[] many = new Recorded[50];
            for (int i = 0; i < many.length; i++) {
                many[i] = harness.send(request("localhost", port, "/stream", "n" + i));
            }
            for (int i = 0; i < many.length; i++) {
                assertThat(many[i].isWhole()).isTrue();
                assertThat(many[i].body()).isEqualTo("one two POST /stream n" + i);
                assertThat(many[i].type()).isEqualTo("text/event-stream");
            }
            Recorded large = harness.send(request("127.0.0.1", port, "/", "x".repeat(900_000)));
            assertThat(large.isWhole()).isTrue();
            assertThat(large.size()).isEqualTo(900_007);
        }
    }

    @Test
    void callsOverHttp11WhereNothingElseIsSpoken() throws Exception {
        SSLServerSocket listening =
                (SSLServerSocket)
                        certificates
                                .context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        String answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
        try (RawServer server =
                        new RawServer(
                                listening,
                                (peer, index) -> {
                                    while (peer.request() != null) {
                                        peer.send(answer);
                                    }
                                });
                Harness harness = trusting()) {
            Recorded[] many = new Recorded[5];
            for (int i = 0; i < many.length; i++) {
                many[i] = harness.send(request("localhost", server.port(), "/", "hello"));
            }
            for (Recorded each : many) {
                assertThat(each.isWhole()).isTrue();
                assertThat(each.body()).isEqualTo("ok");
            }
            int connections = server.connections();
            assertThat(harness.send(request("localhost", server.port(), "/", "")).isWhole())
                    .isTrue();
            assertThat(server.connections()).isEqualTo(connections);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAServerThatNobodyVouchesFor(TlsEngine engine) throws Exception {
        try (Harness harness = harness(engine, null)) {
            int port = listen(harness).port();
            assertThat(harness.send(request("localhost", port, "/", "")).failure())
                    .isEqualTo(NetFailure.Kind.TLS);
        }
        assertThat(echo.requests).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAServerOfAnotherName(TlsEngine engine) throws Exception {
        Path other = Files.createDirectories(folder.resolve("other-" + engine));
        Certificates wrong = Certificates.make(other, "dns:example.com");
        try (Harness harness = harness(engine, wrong.files().certificate())) {
            int port =
                    harness.listen(ListenerSettings.of("127.0.0.1", 0, wrong.files()), echo).port();
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                assertThat(harness.send(request(host, port, "/", "")).failure())
                        .isEqualTo(NetFailure.Kind.TLS);
            }
        }
        assertThat(echo.requests).hasValue(0);
    }

    @Test
    void tellsThatAServerSpeaksNoTls() throws Exception {
        try (Harness harness = trusting();
                RawServer server =
                        new RawServer((peer, index) -> peer.send("HTTP/1.1 400 No\r\n\r\n"))) {
            assertThat(harness.send(request("localhost", server.port(), "/", "")).failure())
                    .isEqualTo(NetFailure.Kind.TLS);
        }
    }

    @Test
    void tellsThatAHandshakeTakesTooLong() throws Exception {
        try (Harness harness = trusting();
                RawServer server = new RawServer((peer, index) -> peer.awaitEnd())) {
            ClientRequest request =
                    new ClientRequest(
                            new Origin(true, "localhost", server.port()),
                            "GET",
                            "/",
                            new Headers(),
                            List.of(),
                            300);
            assertThat(harness.send(request).failure()).isEqualTo(NetFailure.Kind.CONNECT_TIMEOUT);
        }
    }

    @Test
    void tellsThatTrustedCertificatesCannotBeRead() throws Exception {
        try (Harness harness = harness(TlsEngine.OPENSSL, folder.resolve("none.pem"))) {
            int port = listen(harness).port();
            assertThat(harness.send(request("localhost", port, "/", "")).failure())
                    .isEqualTo(NetFailure.Kind.TLS);
        }
    }

    @Test
    void doesNotListenWithoutAUsableCertificate() {
        try (Harness harness = trusting()) {
            ListenerSettings.Tls files =
                    new ListenerSettings.Tls(
                            certificates.files().key(), certificates.files().key());
            assertThatThrownBy(
                            () -> harness.listen(ListenerSettings.of("127.0.0.1", 0, files), echo))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("key.pem");
        }
    }

    @Test
    void survivesClearTextOnATlsPort() throws Exception {
        try (Harness harness = trusting()) {
            int port = listen(harness).port();
            try (RawClient client = RawClient.to(port)) {
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                while (client.input().read() >= 0) {
                    // An alert, then the end.
                }
            }
            assertThat(harness.send(request("localhost", port, "/", "")).isWhole()).isTrue();
        }
    }

    @Test
    void closesGentlyOverTlsToo() throws Exception {
        try (Harness harness = trusting()) {
            int port = listen(harness).port();
            SSLSocket socket =
                    (SSLSocket)
                            certificates
                                    .context()
                                    .getSocketFactory()
                                    .createSocket("localhost", port);
            try (RawClient client = new RawClient(socket)) {
                client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n");
                client.send(new byte[3_000_000]);
                assertThat(client.answer().body()).isEqualTo("TOO_LARGE");
            }
        }
    }
}
