package aigateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.Catalog;
import aigateway.TestKinds;
import aigateway.net.BufferBudget;
import aigateway.net.client.ClientSettings;
import aigateway.net.client.Clients;
import aigateway.net.client.Proxies;
import aigateway.net.loop.EventLoops;
import aigateway.net.testing.Certificates;
import aigateway.net.testing.RawServer;
import aigateway.net.tls.TlsEngine;
import aigateway.provider.Provider;
import aigateway.provider.TimeLimits;
import aigateway.testing.FakeProvider;
import aigateway.testing.OpenAi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A provider's test over TLS and by way of proxies.
class ProviderTestTest {
    @TempDir private Path folder;
    private Certificates certificates;

    @BeforeEach
    void certify() throws IOException {
        certificates = Certificates.make(folder, "dns:localhost,ip:127.0.0.1");
    }

    private static Tested test(String url, @Nullable Path trusted, Proxies proxies) {
        Clients clients =
                new Clients(new ClientSettings(8, 5_000, 65_536, TlsEngine.JDK, trusted, proxies));
        Provider provider =
                new Provider(
                        "it",
                        TestKinds.named("openai"),
                        URI.create(url),
                        List.of(),
                        "m",
                        List.of(),
                        false,
                        TimeLimits.DEFAULT);
        try (EventLoops loops = new EventLoops(1, clients)) {
            ProviderTest test =
                    new ProviderTest(
                            Catalog.callers(), loops, clients, new BufferBudget(1 << 20), "test");
            test.test(provider, "m");
            // the second one makes a connection of its own, too
            Tested tested = test.test(provider, "m");
            assertThat(tested).isNotNull();
            return tested;
        }
    }

    private RawServer secure() throws Exception {
        SSLServerSocket listening =
                (SSLServerSocket)
                        certificates
                                .context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        String body = OpenAi.completionBody("ok");
        String answer =
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n"
                        + body;
        return new RawServer(
                listening,
                (peer, index) -> {
                    while (peer.request() != null) {
                        peer.send(answer);
                    }
                });
    }

    @Test
    void measuresTheHandshake() throws Exception {
        try (RawServer server = secure()) {
            String url = "https://localhost:" + server.port() + "/v1";
            Tested tested = test(url, certificates.files().certificate(), Proxies.none());

            assertThat(tested.failure()).isNull();
            assertThat(tested.ok()).isTrue();
            assertThat(tested.lookUpNanos()).isNotNegative();
            assertThat(tested.connectNanos()).isPositive();
            assertThat(tested.handshakeNanos()).isPositive();
            assertThat(tested.firstByteNanos()).isPositive();
            assertThat(tested.totalNanos())
                    .isGreaterThan(
                            tested.lookUpNanos()
                                    + tested.connectNanos()
                                    + tested.handshakeNanos()
                                    + tested.firstByteNanos());
        }
    }

    @Test
    void saysThatACertificateIsNotTrusted() throws Exception {
        try (RawServer server = secure()) {
            String url = "https://localhost:" + server.port() + "/v1";
            Tested tested = test(url, null, Proxies.none());

            assertThat(tested.ok()).isFalse();
            assertThat(tested.failure()).isNotNull();
            assertThat(tested.failure().message()).contains("no TLS with localhost");
            assertThat(tested.connectNanos()).isPositive();
            assertThat(tested.handshakeNanos()).isNegative();
            assertThat(tested.firstByteNanos()).isNegative();
        }
    }

    @Test
    void tellsNoTimesOfTheServerBehindAProxy() {
        try (FakeProvider proxy = FakeProvider.start().always(OpenAi.completion("ok"))) {
            String named = "http://localhost:" + proxy.port();
            Tested tested =
                    test("http://far.invalid/v1", null, Proxies.of(Map.of("HTTP_PROXY", named)));

            assertThat(tested.ok()).isTrue();
            assertThat(tested.lookUpNanos()).isNegative();
            assertThat(tested.connectNanos()).isNegative();
            assertThat(tested.firstByteNanos()).isPositive();
            assertThat(proxy.connections()).isEqualTo(2);
        }
    }
}
