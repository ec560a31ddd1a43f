package aigateway.provider.demo;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import aigateway.provider.Simulation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The built-in provider.
///
/// @param dialect OpenAI's format, in which the simulated answers are written
public record DemoKind(Dialect dialect) implements Kind {
    private static final Simulation SIMULATION = new DemoSimulation();

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String endpoint() {
        return "http://demo.invalid/v1";
    }

    @Override
    public List<String> keyVariables() {
        return List.of();
    }

    @Override
    public String defaultModel() {
        return "demo";
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public URI base(URI endpoint, boolean missionTable) {
        return URI.create(endpoint());
    }

    @Override
    public String chatPath(URI base, String model, boolean stream) {
        return "/v1/chat/completions";
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return Map.of();
    }

    @Override
    public Simulation simulation() {
        return SIMULATION;
    }
}
