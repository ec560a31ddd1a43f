package aigateway.settings;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;

/// One thing that the admin API can change: how its value is read and shown. Stateless, for any
/// thread.
public interface Setting<T> {
    /// The word in admin paths, as `systemprompt`.
    String name();

    /// Reads and checks a whole value.
    ///
    /// @throws BadValue if it is none
    T read(JsonNode json) throws BadValue;

    /// The value as JSON, complete and always in the same order; what [#read(JsonNode)] reads.
    Bytes write(T value);
}
