package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Anthropic, and servers that are called as it is. Its SDKs take a base URL without `/v1` and add
/// `/v1/messages`; here both forms work.
public record AnthropicKind(Dialect dialect) implements Kind {
    private static final String VERSION = "2023-06-01";

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public String endpoint() {
        return "https://api.anthropic.com/v1";
    }

    @Override
    public List<String> keyVariables() {
        return List.of("ANTHROPIC_API_KEY");
    }

    @Override
    public String defaultModel() {
        return "claude-sonnet-4-5";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.withoutOperation(Endpoints.path(written));
        return Endpoints.with(written, Endpoints.hasVersion(path) ? path : path + "/v1");
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return Endpoints.below(base, "/messages");
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null
                ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", key);
    }
}
