package aigateway.settings;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The place of a setting in a record of all settings. Stateless.
///
/// @param <P> the record of all settings
/// @param <T> the value of this one
/// @param get takes the value out of the record
/// @param with the record with another value
public record Slot<P, T>(Setting<T> setting, Function<P, T> get, BiFunction<P, T, P> with) {
    String name() {
        return setting.name();
    }

    /// What puts a kept value in its place.
    UnaryOperator<P> read(JsonNode json) throws BadValue {
        T value = setting.read(json);
        return values -> with.apply(values, value);
    }

    /// What puts a new value in place of the one in `current`.
    UnaryOperator<P> change(JsonNode json, P current) throws BadValue {
        T value = setting.change(json, get.apply(current));
        return values -> with.apply(values, value);
    }

    Bytes write(P values) {
        return setting.write(get.apply(values));
    }

    /// The credentials in this setting.
    public List<String> secrets(P values) {
        return Masks.secrets(write(values));
    }

    Bytes show(P values) {
        return Masks.mask("", setting.show(get.apply(values)));
    }
}
