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
import aigateway.net.testing.Relaying;
import aigateway.net.testing.Streaming;
import aigateway.net.testing.Taker;
import aigateway.net.tls.TlsEngine;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both sides together: a client, a relay that streams, and a server; each hop over HTTP/1.1 or
/// over HTTP/2 (with TLS).
class RelayTest {
    private static final int PIECE = 30_000;

    @TempDir private static Path folder;
    private static Certificates certificates;

    private final Streaming handler = new Streaming();
    private final Taker taker = new Taker();
    private Harness harness;
    private HttpListener back;
    private HttpListener front;

    @BeforeAll
    static void certificates() throws IOException {
        certificates = Certificates.make(folder, "dns:localhost");
    }

    @BeforeEach
    void start() {
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
    }

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private void listen(boolean frontSecure, boolean backSecure) throws IOException {
        back = harness.listen(settings(backSecure), handler);
        front = harness.listen(settings(frontSecure), new Relaying(origin(backSecure, back)));
    }

    private static ListenerSettings settings(boolean secure) {
        return ListenerSettings.of("127.0.0.1", 0, secure ? certificates.files() : null);
    }

    private static Origin origin(boolean secure, HttpListener of) {
        return new Origin(secure, "localhost", of.port());
    }

    private ClientStream open(boolean secure, String method, String path, long length) {
        ClientRequest head =
                new ClientRequest(
                        origin(secure, front), method, path, new Headers(), List.of(), 10_000);
        return harness.open(head, length, taker);
    }

    /// Writes so much of [Pattern] as fast as it is taken.
    private void pour(ClientStream stream, long length) {
        AtomicLong written = new AtomicLong();
        Runnable more =
                () -> {
                    while (stream.writable() && written.get() < length) {
                        int count = (int) Math.min(PIECE, length - written.get());
                        Bytes next = Pattern.bytes(written.getAndAdd(count), count);
                        stream.write(next);
                    }
                    if (written.get() == length) {
                        stream.endBody(new Headers().add("x-sum", "1"));
                    }
                };
        harness.run(() -> stream.onWritabilityChanged(more));
        harness.run(more);
    }

    private void await() {
        Harness.until(() -> front.active() + back.active() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 0",
        "false, false, 1",
        "true, false, 0",
        "true, false, 1",
        "false, true, 0",
        "false, true, 1",
        "true, true, 0",
        "true, true, 1",
        "false, false, 5000000",
        "true, false, 5000000",
        "false, true, 5000000",
        "true, true, 50000000"
    })
    void passesBodiesAndTrailersBothWays(boolean in, boolean out, long length) throws IOException {
        listen(in, out);
        pour(open(in, "POST", "/echo", -1), length);
        assertThat(taker.over()).isEqualTo("end");
        assertThat(taker.size()).isEqualTo(length);
        assertThat(taker.matches()).isTrue();
        assertThat(taker.trailers()).isEqualTo("x-sum=1;");
        await();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void passesLengths(boolean in, boolean out) throws IOException {
        listen(in, out);
        pour(open(in, "POST", "/count", 300_000), 300_000);
        assertThat(taker.over()).isEqualTo("end");
        assertThat(taker.text()).isEqualTo("300000 300000 true");
        await();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void passesAnEarlyAnswerWhileTheBodyIsSent(boolean in, boolean out) throws IOException {
        listen(in, out);
        for (String path : List.of("/refuse", "/enough")) {
            Taker each = new Taker();
            ClientRequest head =
                    new ClientRequest(
                            origin(in, front), "POST", path, new Headers(), List.of(), 10_000);
            ClientStream stream = harness.open(head, -1, each);
            pour(stream, 50_000_000);
            assertThat(each.over()).isEqualTo("end");
            assertThat(each.told()).containsExactly("head 413", "end");
            harness.run(() -> stream.write(Bytes.utf8("more")));
            await();
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void aPausedBodyHoldsUpTheSenderAndAPausedAnswerTheServer(boolean in, boolean out)
            throws Exception {
        listen(in, out);
        long length = 60_000_000;
        ClientStream stream = open(in, "POST", "/hold", length);
        AtomicLong written = new AtomicLong();
        Runnable more =
                () -> {
                    while (stream.writable() && written.get() < length) {
                        int count = (int) Math.min(PIECE, length - written.get());
                        Bytes next = Pattern.bytes(written.getAndAdd(count), count);
                        stream.write(next);
                    }
                };
        harness.run(() -> stream.onWritabilityChanged(more));
        harness.run(more);
        settle(written);
        assertThat(written.get()).isLessThan(length / 2);
        harness.run(stream::cancel);
        await();
        assertThat(handler.gone).hasValue(1);

        Taker slow = new Taker();
        ClientRequest head =
                new ClientRequest(
                        origin(in, front),
                        "GET",
                        "/pour?" + length,
                        new Headers(),
                        List.of(),
                        10_000);
        ClientStream answer = harness.open(head, 0, slow);
        harness.run(answer::pause);
        Thread.sleep(500);
        assertThat(back.active()).isEqualTo(1);
        assertThat(slow.size()).isLessThan(1_000_000);
        harness.run(answer::resume);
        assertThat(slow.over()).isEqualTo("end");
        assertThat(slow.size()).isEqualTo(length);
        assertThat(slow.matches()).isTrue();
        await();
    }

    private static void settle(AtomicLong written) throws InterruptedException {
        long before = -1;
        while (before != written.get()) {
            before = written.get();
            Thread.sleep(400);
        }
    }

    @Tag("thorough")
    @ParameterizedTest
    @CsvSource({
        "false, false, /echo",
        "true, false, /echo",
        "false, true, /echo",
        "true, true, /echo",
        "false, false, /tell",
        "true, true, /pour"
    })
    void aGibibytePassesInLittleMemory(boolean in, boolean out, String path) throws Exception {
        listen(in, out);
        long length = 1L << 30;
        // What stays once is not counted: buffers of the allocator, classes, TLS.
        ClientStream first = open(in, "POST", "/echo", -1);
        pour(first, 20_000_000);
        await();
        long before = memory();
        AtomicLong most = new AtomicLong();
        Thread looking =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (!Thread.interrupted()) {
                                        most.accumulateAndGet(memory(), Math::max);
                                        LockSupport.parkNanos(200_000_000);
                                    }
                                });
        Taker each = new Taker();
        boolean echo = path.equals("/echo");
        String target = echo ? path : path + "?" + length;
        ClientRequest head =
                new ClientRequest(
                        origin(in, front), "POST", target, new Headers(), List.of(), 10_000);
        ClientStream stream = harness.open(head, echo ? length : 0, each);
        pour(stream, echo ? length : 0);
        assertThat(each.over(600)).isEqualTo("end");
        looking.interrupt();
        looking.join();
        assertThat(each.size()).isEqualTo(length);
        assertThat(each.matches()).isTrue();
        assertThat(most.get() - before).isLessThan(12L << 20);
        await();
    }

    /// Memory that is really held: what a collection leaves of the heap, and all direct memory.
    private static long memory() {
        System.gc();
        long held = PlatformDependent.usedDirectMemory();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getCollectionUsage();
            held += left == null ? 0 : left.getUsed();
        }
        return held;
    }
}
