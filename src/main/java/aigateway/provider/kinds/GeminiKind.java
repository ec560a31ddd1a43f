package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Google's Gemini API (AI Studio): `/v1beta/models/MODEL:generateContent`. The version `v1` lacks
/// system instructions, tools and thinking, so endpoints that name it mean `v1beta` as well, as do
/// those of the OpenAI-compatible endpoint beside it.
public record GeminiKind(Dialect dialect) implements Kind {
    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public String endpoint() {
        return "https://generativelanguage.googleapis.com/v1beta";
    }

    @Override
    public List<String> keyVariables() {
        return List.of("GEMINI_API_KEY", "GOOGLE_API_KEY");
    }

    @Override
    public String defaultModel() {
        return "gemini-flash-latest";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = GeminiPaths.withoutModel(Endpoints.path(written));
        path = Endpoints.withoutOperation(path);
        if (path.endsWith("/openai")) {
            path = path.substring(0, path.length() - "/openai".length());
        }
        boolean versioned = Endpoints.hasVersion(path) && !path.endsWith("/v1");
        return Endpoints.with(
                written, versioned ? path : Endpoints.withoutVersion(path) + "/v1beta");
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return GeminiPaths.chat(base, model, stream);
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("x-goog-api-key", key);
    }
}
