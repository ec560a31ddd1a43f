package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ollama, on a machine of one's own or in its cloud. Whatever of its three APIs an endpoint names
/// (`/api`, `/v1`, or an operation of either), its own chat operation beside them is meant.
public record OllamaKind(Dialect dialect) implements Kind {
    private static final String OWN = "/api";

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public String endpoint() {
        return "http://127.0.0.1:11434";
    }

    @Override
    public List<String> keyVariables() {
        return List.of();
    }

    @Override
    public String defaultModel() {
        return "llama3.2";
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.withoutOperation(Endpoints.path(written));
        if (path.endsWith("/chat")) {
            path = path.substring(0, path.length() - "/chat".length());
        }
        path = Endpoints.withoutVersion(path);
        if (path.endsWith(OWN)) {
            path = path.substring(0, path.length() - OWN.length());
        }
        return Endpoints.with(written, path);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return Endpoints.below(base, OWN + "/chat");
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key);
    }
}
