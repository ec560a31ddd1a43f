package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Claude on Google Cloud's Vertex AI: `…/publishers/anthropic/models/MODEL:rawPredict`, below an
/// endpoint with a project
/// (`https://LOCATION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/LOCATION`), called
/// with an access token. See
/// <https://docs.cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude>.
public record VertexAnthropicKind(Dialect dialect) implements Kind {
    private static final String PUBLISHERS = "/publishers/";
    private static final String MODELS = PUBLISHERS + "anthropic/models/";

    @Override
    public String name() {
        return "vertexanthropic";
    }

    @Override
    public String endpoint() {
        return "";
    }

    @Override
    public List<String> keyVariables() {
        return List.of("VERTEX_ACCESS_TOKEN");
    }

    @Override
    public String defaultModel() {
        return "claude-sonnet-4-5@20250929";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.path(written);
        int publisher = path.indexOf(PUBLISHERS);
        path = publisher < 0 ? path : path.substring(0, publisher);
        boolean versioned = path.contains("/projects/") || Endpoints.hasVersion(path);
        return Endpoints.with(written, versioned ? path : path + "/v1");
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        String name = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        name = name.replace("%40", "@");
        return Endpoints.below(
                base, MODELS + name + (stream ? ":streamRawPredict" : ":rawPredict"));
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key);
    }
}
