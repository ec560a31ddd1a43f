package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A provider that is called as OpenAI is: `BASE/chat/completions` with a bearer token.
///
/// @param endpoint its own base URL; empty if it has none
/// @param keyVariables environment variables that may hold the key; none if it needs no key
public record OpenAiShaped(
        String name,
        String endpoint,
        List<String> keyVariables,
        String defaultModel,
        Dialect dialect)
        implements Kind {
    /// Copies the list.
    public OpenAiShaped {
        keyVariables = List.copyOf(keyVariables);
    }

    /// A provider in the cloud, which needs a key.
    public static OpenAiShaped cloud(
            String name,
            String endpoint,
            String keyVariable,
            String defaultModel,
            Dialect dialect) {
        return new OpenAiShaped(name, endpoint, List.of(keyVariable), defaultModel, dialect);
    }

    /// A server on one's own machine, which needs no key.
    public static OpenAiShaped local(String name, String endpoint, String model, Dialect dialect) {
        return new OpenAiShaped(name, endpoint, List.of(), model, dialect);
    }

    @Override
    public boolean needsKey() {
        return !keyVariables.isEmpty();
    }

    @Override
    public URI base(URI written, boolean missionTable) {
        String full = Endpoints.path(written);
        String path = missionTable ? Endpoints.withoutOperation(full) : Endpoints.withoutChat(full);
        if (path.isEmpty()) {
            boolean own = Endpoints.sameHost(written, endpoint);
            path = own ? Endpoints.path(URI.create(endpoint)) : "/v1";
        } else if (missionTable && !Endpoints.hasVersion(path)) {
            path += "/v1";
        }
        return Endpoints.with(written, path);
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
