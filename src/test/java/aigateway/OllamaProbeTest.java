package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OllamaProbeTest {
    @Test
    void findsTheModelsOfARunningOllama() throws IOException {
        assertThat(probe("{\"models\":[{\"name\":\"qwen3:8b\"},{\"name\":\"llama3.2:latest\"}]}"))
                .containsExactly("qwen3:8b", "llama3.2:latest");
        assertThat(probe("{\"models\":null}")).isEmpty();
    }

    @Test
    void takesAnotherServerForNone() throws IOException {
        assertThat(probe("{\"hello\":1}")).isNull();
        assertThat(probe("<html>")).isNull();
    }

    @Test
    void findsNothingWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(new OllamaProbe(port).ollama()).isNull();
    }

    private static @Nullable List<String> probe(String body) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(any, 0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/api/tags",
                exchange -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        try {
            return new OllamaProbe(server.getAddress().getPort()).ollama();
        } finally {
            server.stop(0);
        }
    }
}
