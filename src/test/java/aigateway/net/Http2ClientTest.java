package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.client.ClientSettings;
import aigateway.net.client.Clients;
import aigateway.net.client.Proxies;
import aigateway.net.server.HttpListener;
import aigateway.net.testing.Certificates;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.Recorded;
import aigateway.net.tls.TlsEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Http2ClientTest {
    @TempDir private static Path folder;
    private static Certificates certificates;

    private final Pouring handler = new Pouring();
    private Harness harness;
    private HttpListener listener;

    @BeforeAll
    static void certificates() throws IOException {
        certificates = Certificates.make(folder, "dns:localhost");
    }

    @BeforeEach
    void listen() throws IOException {
        harness =
                new Harness(
                        new Clients(
                                new ClientSettings(
                                        8,
                                        5000,
                                        65_536,
                                        TlsEngine.OPENSSL,
                                        certificates.files().certificate(),
                                        Proxies.none())));
        listener =
                harness.listen(ListenerSettings.of("127.0.0.1", 0, certificates.files()), handler);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private Recorded send(String path) {
        return harness.send(
                new ClientRequest(
                        new Origin(true, "localhost", listener.port()),
                        "GET",
                        path,
                        new Headers(),
                        List.of(),
                        10_000));
    }

    @Test
    void pausesAStreamButNeverItsConnection() throws Exception {
        Loop loop = harness.loops().all().getFirst();
        Recorded[] slow = new Recorded[20];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = send("/pour");
            Recorded each = slow[i];
            loop.execute(() -> each.exchange().pause());
        }
        long before = -1;
        while (before != handler.poured.get()) {
            before = handler.poured.get();
            Thread.sleep(300);
        }
        assertThat(before).isLessThan(slow.length * 600_000L);
        Recorded quick = send("/");
        assertThat(quick.isWhole()).isTrue();
        assertThat(quick.body()).isEqualTo("GET / ");
        for (Recorded each : slow) {
            loop.execute(() -> each.exchange().resume());
        }
        for (Recorded each : slow) {
            assertThat(each.isWhole()).isTrue();
            assertThat(each.size()).isEqualTo(Pouring.TOTAL_BYTES);
        }
    }

    @Test
    void resetsItsStreamWhenACallIsCancelled() {
        Recorded kept = send("/wait");
        Recorded cancelled = send("/wait");
        while (listener.active() < 2) {
            Thread.onSpinWait();
        }
        harness.loops().all().getFirst().execute(() -> cancelled.exchange().cancel());
        while (handler.echo.gone.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(send("/").isWhole()).isTrue();
        assertThat(listener.active()).isEqualTo(1);
        assertThat(kept.isOpen()).isTrue();
    }

    @Test
    void tellsWhenAnAnswerIsCutShort() {
        assertThat(send("/abort").failure()).isEqualTo(NetFailure.Kind.CUT);
        assertThat(send("/refuse").failure()).isEqualTo(NetFailure.Kind.CLOSED);
        assertThat(send("/").isWhole()).isTrue();
    }

    @Test
    void opensANewConnectionWhenTheServerGoesAway() throws IOException {
        assertThat(send("/").isWhole()).isTrue();
        Recorded open = send("/pour");
        open.awaitData();
        int port = listener.port();
        listener.stopAccepting();
        assertThat(open.isWhole()).isTrue();
        listener =
                harness.listen(
                        ListenerSettings.of("127.0.0.1", port, certificates.files()), handler);
        assertThat(send("/").isWhole()).isTrue();
    }

    @Test
    void opensMoreConnectionsForMoreCallsThanOneTakes() {
        Recorded[] many = new Recorded[300];
        for (int i = 0; i < many.length; i++) {
            many[i] = send("/wait");
        }
        while (listener.active() < many.length) {
            Thread.onSpinWait();
        }
        assertThat(send("/").isWhole()).isTrue();
    }

    /// Echoes, pours out a lot, or breaks off.
    private static final class Pouring implements ServerHandler {
        static final int TOTAL_BYTES = 3_000_000;
        private static final byte[] PIECE = new byte[10_000];

        final Echo echo = new Echo();
        final AtomicLong poured = new AtomicLong();

        @Override
        public void handle(ServerExchange exchange) {
            switch (exchange.path()) {
                case "/pour" -> {
                    exchange.start(200, new Headers());
                    Runnable pour = pour(exchange);
                    exchange.onWritabilityChanged(pour);
                    pour.run();
                }
                case "/abort" -> {
                    exchange.start(200, new Headers());
                    exchange.write(Bytes.utf8("begun"));
                    exchange.loop().execute(exchange::abort);
                }
                case "/refuse" -> exchange.abort();
                default -> echo.handle(exchange);
            }
        }

        private Runnable pour(ServerExchange exchange) {
            AtomicLong left = new AtomicLong(TOTAL_BYTES);
            return () -> {
                while (left.get() > 0 && exchange.writable()) {
                    exchange.write(Bytes.of(PIECE));
                    poured.addAndGet(PIECE.length);
                    left.addAndGet(-PIECE.length);
                }
                if (left.get() == 0) {
                    exchange.end();
                }
            };
        }

        @Override
        public WireAnswer malformed(int status, String message, String peer) {
            return echo.malformed(status, message, peer);
        }
    }
}
