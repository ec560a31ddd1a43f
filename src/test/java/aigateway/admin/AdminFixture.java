package aigateway.admin;

import aigateway.logs.Log;
import aigateway.model.Bytes;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An admin server on a free port, and a caller that sends exactly what it is told.
final class AdminFixture implements AutoCloseable {
    /// Log lines so far.
    final List<String> lines = new CopyOnWriteArrayList<>();

    /// What health tells.
    volatile boolean ready = true;

    /// What the configuration's view gives; the view fails if it is empty.
    volatile Bytes config = Bytes.utf8("{\"problems\":[]}");

    private final AdminServer server;
    private final int port;

    AdminFixture(AdminAccess access) throws IOException {
        Log log = new Log(line -> lines.add(line.utf8()));
        JdkLogging.route(log);
        server = new AdminServer(resources(), access, log);
        port = server.start("127.0.0.1", 0);
    }

    private List<Resource> resources() {
        Readiness readiness =
                new Readiness() {
                    @Override
                    public boolean live() {
                        return true;
                    }

                    @Override
                    public boolean ready() {
                        return ready;
                    }
                };
        ConfigView view =
                () -> {
                    if (config.isEmpty()) {
                        throw new IllegalStateException("broken view");
                    }
                    return config;
                };
        return List.of(new HealthResource(readiness), new ConfigResource(view));
    }

    int port() {
        return port;
    }

    /// Sends a request with these header lines, one a string, and reads until the server closes.
    String ask(String start, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(start).append(" HTTP/1.1\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("\r\n").toString());
    }

    /// Sends a text and reads until the server closes.
    String send(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The same, and only the status of the answer.
    int status(String start, String... headers) throws IOException {
        return Integer.parseInt(ask(start, headers).substring(9, 12));
    }

    @Override
    public void close() {
        server.stop();
    }
}
