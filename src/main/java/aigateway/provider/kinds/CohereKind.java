package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cohere. Whatever version or operation of its APIs an endpoint names, `…/v2/chat` is called.
public record CohereKind(Dialect dialect) implements Kind {
    private static final String VERSION = "/v2";
    private static final List<String> ENDINGS = List.of("/chat", "/v1", VERSION, "/compatibility");

    @Override
    public String name() {
        return "cohere";
    }

    @Override
    public String endpoint() {
        return "https://api.cohere.com/v2";
    }

    @Override
    public List<String> keyVariables() {
        return List.of("COHERE_API_KEY", "CO_API_KEY");
    }

    @Override
    public String defaultModel() {
        return "command-a-03-2025";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.withoutOperation(Endpoints.path(written));
        for (String ending : ENDINGS) {
            if (path.endsWith(ending)) {
                path = path.substring(0, path.length() - ending.length());
            }
        }
        return Endpoints.with(written, path + VERSION);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return Endpoints.below(base, "/chat");
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key);
    }
}
