package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.testing.RawServer;
import aigateway.testing.GatewayProcess;
import aigateway.testing.RawCaller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A body of 1 GiB, up and down at the same time, takes next to no memory: it runs in a process of
/// its own, whose memory Linux tells; the heap's young part, which every call uses, is used before.
@Tag("thorough")
class LargeBodiesTest {
    private static final long LENGTH = 1L << 30;
    private static final long MORE_KIB = 32 * 1024;

    /// Those of the command that a user starts.
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseSerialGC",
                    "-XX:SurvivorRatio=2",
                    "-XX:TargetSurvivorRatio=90",
                    "-Xmn80m");

    private static final byte[] PIECE = new byte[64 * 1024];
    @TempDir Path folder;

    private static void echo(RawServer.Peer peer) throws IOException {
        InputStream in = peer.input();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String after = head.substring(head.indexOf("content-length: ") + 16);
        long left = Long.parseLong(after.substring(0, after.indexOf("\r")));
        peer.send("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: " + left + "\r\n\r\n");
        byte[] buffer = new byte[PIECE.length];
        while (left > 0) {
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            peer.send(java.util.Arrays.copyOf(buffer, count));
            left -= count;
        }
    }

    private static void carry(int port, long length) throws Exception {
        try (RawCaller caller = new RawCaller(port)) {
            caller.send(
                    "POST /apis/api/x HTTP/1.1\r\nhost: h\r\ncontent-length: "
                            + length
                            + "\r\n\r\n");
            Thread sender =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            for (long i = 0; i < length; i += PIECE.length) {
                                                caller.send(PIECE);
                                            }
                                        } catch (IOException e) {
                                            throw new AssertionError(e);
                                        }
                                    });
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append(new String(caller.read(1), StandardCharsets.ISO_8859_1));
            }
            assertThat(head).startsWith("HTTP/1.1 200");
            for (long i = 0; i < length; i += PIECE.length) {
                caller.read(PIECE.length);
            }
            sender.join();
        }
    }

    private static long peakKib(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new AssertionError("no VmHWM");
    }

    @Test
    void takesNextToNoMemory() throws Exception {
        Path file = folder.resolve("Config.toml");
        try (RawServer api = new RawServer((peer, _) -> echo(peer))) {
            Files.writeString(file, Egresses.PROVIDER + Egresses.route("api", api.port(), ""));
            try (GatewayProcess gateway =
                    GatewayProcess.start(
                            FLAGS,
                            Map.of(
                                    "GATEWAY_PORT", "0",
                                    "GATEWAY_ADMIN_PORT", "0",
                                    "GATEWAY_GRPC_PORT", "0",
                                    "GATEWAY_DATA_DIR", folder.resolve("data").toString()),
                            "--config",
                            file.toString())) {
                int port = gateway.awaitReady().path("port").asInt();
                for (int i = 0; i < 200; i++) {
                    carry(port, 1 << 20);
                }
                long before = peakKib(gateway.id());
                carry(port, LENGTH);
                long after = peakKib(gateway.id());
                System.out.println("1 GiB both ways: " + (after - before) + " KiB more");
                assertThat(after - before).isLessThan(MORE_KIB);
            }
        }
    }
}
