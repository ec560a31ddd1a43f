package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.provider.Kind;
import aigateway.provider.Simulation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind whose dialect has other knowledge of models than the shipped one.
public record WithDialect(Kind kind, Dialect dialect) implements Kind {
    /// The kind with this knowledge; the same kind if its dialect needs none.
    public static Kind informed(Kind kind, ModelKnowledge knowledge) {
        Dialect informed = kind.dialect().with(knowledge);
        return informed.equals(kind.dialect()) ? kind : new WithDialect(kind, informed);
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
    public URI base(URI endpoint, boolean missionTable) {
        return kind.base(endpoint, missionTable);
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return kind.chatPath(base, model, stream);
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return kind.headers(key);
    }

    @Override
    public @Nullable Simulation simulation() {
        return kind.simulation();
    }
}
