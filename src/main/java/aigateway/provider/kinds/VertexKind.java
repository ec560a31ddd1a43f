package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gemini on Google Cloud's Vertex AI. An endpoint with a project
/// (`https://LOCATION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/LOCATION`, with or
/// without `/publishers/google`) is called with an access token, one without (express mode) with an
/// API key.
public record VertexKind(Dialect dialect) implements Kind {
    private static final String PUBLISHER = "/publishers/google";

    @Override
    public String name() {
        return "vertex";
    }

    @Override
    public String endpoint() {
        return "https://aiplatform.googleapis.com/v1" + PUBLISHER;
    }

    @Override
    public List<String> keyVariables() {
        return List.of("VERTEX_API_KEY");
    }

    @Override
    public String defaultModel() {
        return "gemini-2.5-flash";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.withoutOperation(Endpoints.path(written));
        path = GeminiPaths.withoutModel(path);
        int other = path.indexOf("/endpoints/openapi");
        path = other < 0 ? path : path.substring(0, other);
        if (path.endsWith(PUBLISHER)) {
            path = path.substring(0, path.length() - PUBLISHER.length());
        }
        boolean versioned = path.contains("/projects/") || Endpoints.hasVersion(path);
        return Endpoints.with(written, (versioned ? path : path + "/v1") + PUBLISHER);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return GeminiPaths.chat(base, model, stream);
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        if (key == null) {
            return Map.of();
        }
        boolean apiKey = key.startsWith("AIza") || key.startsWith("AQ.");
        return apiKey ? Map.of("x-goog-api-key", key) : Map.of("authorization", "Bearer " + key);
    }
}
