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

    /// Reads and checks what the admin API was given in place of `current`; a setting whose fields
    /// may be left out, or that masks some, takes those from there.
    ///
    /// @throws BadValue if it is no value
    default T change(JsonNode json, T current) throws BadValue {
        return read(json);
    }

    /// The value as people see it: like [#write(Object)], with secrets masked.
    default Bytes show(T value) {
        return write(value);
    }
}
