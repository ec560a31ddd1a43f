package aigateway;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.provider.setup.LocalModels;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks whether an Ollama runs on this machine. Takes no time if none does.
///
/// @param port Ollama's port
record OllamaProbe(int port) implements LocalModels {
    private static final int CONNECT_MILLIS = 200;
    private static final int READ_MILLIS = 1000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// Ollama's usual port.
    OllamaProbe() {
        this(11434);
    }

    @Override
    public @Nullable List<String> ollama() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), CONNECT_MILLIS);
        } catch (IOException e) {
            return null;
        }
        try {
            URI tags = URI.create("http://127.0.0.1:" + port + "/api/tags");
            HttpURLConnection http =
                    (HttpURLConnection) tags.toURL().openConnection(Proxy.NO_PROXY);
            http.setConnectTimeout(CONNECT_MILLIS);
            http.setReadTimeout(READ_MILLIS);
            try (InputStream body = http.getInputStream()) {
                return models(Bytes.of(body.readNBytes(MOST_BYTES)));
            } finally {
                http.disconnect();
            }
        } catch (IOException e) {
            return null;
        }
    }

    /// The models' names; null if the text is none of Ollama's.
    private static @Nullable List<String> models(Bytes json) {
        JsonNode root = Json.root(json);
        JsonNode models = root == null ? null : root.field("models");
        if (models == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (JsonNode model : models.elements()) {
            String name = model.text("name");
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }
}
