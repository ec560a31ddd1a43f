package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A provider with an API of its own that also serves OpenAI's format, at a path of its own.
/// Whatever version or operation of its own API an endpoint names, that path is meant.
///
/// @param endpoint the base URL of OpenAI's format
/// @param path that base URL's path, which every endpoint gets
public record CompatibilityKind(
        String name,
        String endpoint,
        String path,
        List<String> keyVariables,
        String defaultModel,
        Dialect dialect)
        implements Kind {
    /// Copies the list.
    public CompatibilityKind {
        keyVariables = List.copyOf(keyVariables);
    }

    /// Cohere.
    public static CompatibilityKind cohere(Dialect dialect) {
        return new CompatibilityKind(
                "cohere",
                "https://api.cohere.com/compatibility/v1",
                "/compatibility/v1",
                List.of("COHERE_API_KEY", "CO_API_KEY"),
                "command-a-03-2025",
                dialect);
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String given = Endpoints.withoutOperation(Endpoints.path(written));
        if (given.endsWith("/chat")) {
            given = given.substring(0, given.length() - "/chat".length());
        }
        String prefix =
                given.endsWith(path)
                        ? given.substring(0, given.length() - path.length())
                        : Endpoints.withoutVersion(given);
        return Endpoints.with(written, prefix + path);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return Endpoints.below(base, Endpoints.CHAT);
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key);
    }
}
