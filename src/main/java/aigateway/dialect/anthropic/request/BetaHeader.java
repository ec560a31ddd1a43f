package aigateway.dialect.anthropic.request;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The features of Anthropic's API that a request uses and that have to be named in a header.
final class BetaHeader {
    static final String FILES = "files-api-2025-04-14";
    static final String THINKING_BINDING = "thinking-binding-controls-2026-08-01";

    private final Set<String> names = new LinkedHashSet<>();

    void add(String name) {
        if (!name.isBlank()) {
            names.add(name.strip());
        }
    }

    /// The header, if it is needed.
    Map<String, String> headers() {
        return names.isEmpty() ? Map.of() : Map.of("anthropic-beta", String.join(",", names));
    }
}
