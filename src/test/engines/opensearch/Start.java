import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// Starts one node of OpenSearch in the folder that is named, prints `port N`, and runs until its
/// input ends, so that it never outlives who started it. Run as it stands: `java -cp … Start.java
/// DIR`.
public class Start {
    public static void main(String[] arguments) throws Exception {
        // the runner takes System.out for its log
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int base = freePort() - 1;
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(base + 99);
        runner.onBuild(
                (number, settings) -> {
                    settings.put("http.host", "127.0.0.1");
                    settings.put("transport.host", "127.0.0.1");
                    settings.put("transport.port", "0");
                    settings.put("discovery.type", "single-node");
                    // a disk that others have filled is no matter of a test
                    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
                    settings.put("action.auto_create_index", false);
                });
        runner.build(
                OpenSearchRunner.newConfigs()
                        .clusterName("test")
                        .numOfNode(1)
                        .baseHttpPort(base)
                        .basePath(arguments[0]));
        runner.ensureYellow();
        out.println("port " + runner.node().settings().get("http.port"));
        while (System.in.read() >= 0) {
            // nothing is said; the end counts
        }
        runner.close();
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
