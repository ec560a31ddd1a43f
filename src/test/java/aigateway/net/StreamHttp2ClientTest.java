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
import aigateway.net.testing.Streaming;
import aigateway.net.testing.Taker;
import aigateway.net.tls.TlsEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that are sent piece by piece, over HTTP/2.
class StreamHttp2ClientTest {
    @TempDir private static Path folder;
    private static Certificates certificates;

    private final Streaming handler = new Streaming();
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
        assertThat(harness.budget.used()).isZero();
    }

    private ClientStream open(String path, long length, Taker taker) {
        Headers fields = new Headers().add("connection", "x").add("x-header", "kept");
        ClientRequest head =
                new ClientRequest(
                        new Origin(true, "localhost", listener.port()),
                        "POST",
                        path,
                        fields,
                        List.of(),
                        10_000);
        return harness.open(head, length, taker);
    }

    private void write(ClientStream stream, int from, int length) {
        harness.run(() -> stream.write(Pattern.bytes(from, length)));
    }

    private void still() {
        Taker next = new Taker();
        open("/next", 0, next);
        assertThat(next.over()).isEqualTo("end");
        assertThat(next.text()).isEqualTo("/next");
        Harness.until(() -> listener.active() == 0);
    }

    @Test
    void sendsBodiesOfAllKinds() {
        long[] lengths = {0, 5, 100_000, -1, -1};
        int[] sizes = {0, 5, 100_000, 0, 70_000};
        for (int i = 0; i < lengths.length; i++) {
            Taker taker = new Taker();
            ClientStream stream = open("/count", lengths[i], taker);
            for (int at = 0; at < sizes[i]; at += 1000) {
                write(stream, at, Math.min(1000, sizes[i] - at));
            }
            harness.run(() -> stream.endBody(new Headers().add("x-sum", "1")));
            assertThat(taker.over()).isEqualTo("end");
            String trailers = lengths[i] < 0 ? " x-sum=1" : "";
            assertThat(taker.text()).isEqualTo(lengths[i] + " " + sizes[i] + " true" + trailers);
            assertThat(taker.told()).containsExactly("head 200", "end");
        }
    }

    @Test
    void echoesPieceByPiece() throws Exception {
        Taker taker = new Taker();
        ClientStream stream = open("/echo", -1, taker);
        for (int i = 0; i < 20; i++) {
            write(stream, i, 1);
            taker.await(i + 1);
        }
        harness.run(() -> stream.endBody(new Headers().add("x-a", "b").add("te", "c")));
        assertThat(taker.over()).isEqualTo("end");
        assertThat(taker.trailers()).isEqualTo("x-a=b;");
        assertThat(taker.matches()).isTrue();
    }

    @Test
    void tellsOnceWhenTheServerBreaksOff() {
        for (boolean begins : new boolean[] {false, true}) {
            Taker taker = new Taker();
            ClientStream stream = open(begins ? "/break" : "/abort", -1, taker);
            write(stream, 0, 100);
            assertThat(taker.over()).isEqualTo(begins ? "failed CUT" : "failed CLOSED");
            write(stream, 100, 100);
            harness.run(() -> stream.endBody(null));
            assertThat(taker.told()).hasSize(begins ? 2 : 1);
            assertThat(stream.writable()).isTrue();
        }
        still();
    }

    @Test
    void endsWithAnAnswerThatIsCompleteBeforeTheBody() {
        Taker taker = new Taker();
        ClientStream stream = open("/enough", 1_000_000, taker);
        write(stream, 0, 100);
        assertThat(taker.over()).isEqualTo("end");
        assertThat(taker.text()).isEqualTo("enough");
        write(stream, 100, 100);
        still();
        assertThat(taker.told()).containsExactly("head 413", "end");
    }

    @Test
    void tellsTheServerWhenItGivesUp() throws Exception {
        for (int round = 0; round < 4; round++) {
            Taker taker = new Taker();
            ClientStream stream = open("/hold", 500, taker);
            write(stream, 0, 100);
            Harness.until(() -> !handler.held.isEmpty());
            Streaming.Held held = handler.held.remove();
            if (round % 2 == 1) {
                held.exchange().loop().execute(held.exchange()::resumeBody);
                held.body().await(100);
            }
            if (round < 2) {
                harness.run(stream::cancel);
                assertThat(taker.isOpen()).isTrue();
            } else {
                write(stream, 0, 500);
                assertThat(taker.over()).isEqualTo("failed PROTOCOL");
            }
            int ended = round + 1;
            Harness.until(() -> handler.gone.get() == ended);
            assertThat(held.body().told()).isEmpty();
        }
        still();
    }

    @Test
    void tellsOnceWhenTheConnectionIsCut() {
        Taker[] takers = new Taker[10];
        for (int i = 0; i < takers.length; i++) {
            takers[i] = new Taker();
            ClientStream stream = open(i % 2 == 0 ? "/echo" : "/hold", -1, takers[i]);
            write(stream, 0, 10_000);
        }
        Harness.until(() -> listener.active() == takers.length);
        takers[0].status();
        listener.close();
        for (Taker taker : takers) {
            assertThat(taker.over()).startsWith("failed C");
        }
        Harness.until(() -> listener.active() == 0);
        for (Taker taker : takers) {
            assertThat(taker.told()).filteredOn(event -> event.startsWith("failed")).hasSize(1);
        }
        assertThat(handler.gone).hasValue(takers.length);
    }

    @Test
    void leavesOutTheFieldsOfAConnection() {
        Taker taker = new Taker();
        ClientStream stream = open("/echo", 3, taker);
        harness.run(() -> stream.write(Bytes.utf8("abc")));
        assertThat(taker.over()).isEqualTo("end");
        assertThat(taker.header()).isEqualTo("3");
    }
}
