package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import aigateway.provider.Secret;
import aigateway.provider.Simulation;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind with header fields that the configuration adds to every call; they win over the kind's
/// own.
///
/// @param extra by name in lower case
public record WithHeaders(Kind kind, Map<String, Secret> extra) implements Kind {
    /// Copies the map.
    public WithHeaders {
        extra = Map.copyOf(extra);
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public String endpoint() {
        return kind.endpoint();
    }

    @Override
    public List<String> keyVariables() {
        return kind.keyVariables();
    }

    @Override
    public String defaultModel() {
        return kind.defaultModel();
    }

    @Override
    public boolean needsKey() {
        return kind.needsKey();
    }

    @Override
    public Dialect dialect() {
        return kind.dialect();
    }

    @Override
    public URI base(URI endpoint, boolean missionTable) {
        return kind.base(endpoint, missionTable);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return kind.chatPath(base, model, stream);
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        Map<String, String> all = new HashMap<>(kind.headers(key));
        extra.forEach((name, value) -> all.put(name, value.reveal()));
        return all;
    }

    @Override
    public @Nullable Simulation simulation() {
        return kind.simulation();
    }
}
