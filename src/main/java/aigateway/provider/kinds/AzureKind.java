package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Azure OpenAI. An endpoint without `api-version` means the version-less v1 API
/// (`/openai/v1/chat/completions`); with one, the deployment paths, where the model is the
/// deployment's name (`/openai/deployments/MODEL/chat/completions`). Other paths (`/models` of
/// Foundry) stay as they are.
public record AzureKind(Dialect dialect) implements Kind {
    private static final String VERSION = "api-version=";
    private static final String DEPLOYMENTS = "/openai/deployments";

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public String endpoint() {
        return "";
    }

    @Override
    public List<String> keyVariables() {
        return List.of("AZURE_OPENAI_API_KEY");
    }

    @Override
    public String defaultModel() {
        return "gpt-4o-mini";
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String path = Endpoints.withoutChat(Endpoints.path(written));
        String query = written.getRawQuery();
        boolean versioned = query != null && query.contains(VERSION);
        if (path.isEmpty() || path.endsWith("/openai")) {
            String root = path.endsWith("/openai") ? path.substring(0, path.length() - 7) : "";
            path = root + (versioned ? DEPLOYMENTS : "/openai/v1");
        }
        URI base = Endpoints.with(written, path);
        return versioned || Endpoints.hasVersion(path) ? base : versioned(base, path);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        String deployment =
                Endpoints.path(base).endsWith(DEPLOYMENTS)
                        ? "/" + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20")
                        : "";
        return Endpoints.below(base, deployment + Endpoints.CHAT);
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("api-key", key);
    }

    /// Paths without a version of their own need one in the query.
    private static URI versioned(URI base, String path) {
        String version = path.endsWith("/models") ? "2024-05-01-preview" : "2024-10-21";
        String query = base.getRawQuery();
        return URI.create(base + (query == null ? "?" : "&") + VERSION + version);
    }
}
