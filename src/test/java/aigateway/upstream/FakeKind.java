package aigateway.upstream;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind of provider that does not exist.
record FakeKind(Dialect dialect) implements Kind {
    /// The model `m` at a provider of that kind.
    static Target target(String name, Dialect dialect, String... keys) {
        List<Secret> secrets = Arrays.stream(keys).map(Secret::new).toList();
        URI base = URI.create("http://" + name + ".test/v1");
        return new Target(
                new Provider(
                        name,
                        new FakeKind(dialect),
                        base,
                        secrets,
                        "m",
                        List.of(),
                        false,
                        TimeLimits.DEFAULT),
                "m");
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String endpoint() {
        return "";
    }

    @Override
    public List<String> keyVariables() {
        return List.of();
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public URI base(URI endpoint, boolean missionTable) {
        return endpoint;
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return base.getPath() + "/chat";
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key);
    }
}
