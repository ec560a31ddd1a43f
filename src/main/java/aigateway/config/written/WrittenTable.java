package aigateway.config.written;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A table of the configuration as it could be written in a file; holds no credentials, but names
/// of environment variables in their place.
///
/// @param path as `gateway` or `providers.groq`; empty for the outermost
/// @param head as `[gateway]` or `[[providers]]`; empty for the outermost
/// @param values by key, as TOML
public record WrittenTable(String path, String head, Map<String, String> values) {
    /// Copies the map.
    public WrittenTable {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
