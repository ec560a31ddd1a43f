package aigateway.settings;

import aigateway.model.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All values at one moment. Inert.
///
/// @param file the values of the file
/// @param inForce the same with all changes
/// @param changes what puts each changed value in its place, by setting
/// @param newest the newest version of each setting that ever had one
record Held<P>(
        P file, P inForce, Map<String, UnaryOperator<P>> changes, Map<String, Version> newest) {
    Held {
        changes = Map.copyOf(changes);
        newest = Map.copyOf(newest);
    }

    /// Nothing but the file.
    static <P> Held<P> of(P file) {
        return new Held<>(file, file, Map.of(), Map.of());
    }

    Held<P> withFile(P values) {
        return new Held<>(values, applied(values, changes), changes, newest);
    }

    /// With one more version.
    ///
    /// @param change what puts its value in its place, or null if that is the file's
    Held<P> with(Version version, @Nullable UnaryOperator<P> change) {
        Map<String, UnaryOperator<P>> all = changesWith(version.setting(), change);
        Map<String, Version> versions = new HashMap<>(newest);
        versions.put(version.setting(), version);
        return new Held<>(file, applied(file, all), all, versions);
    }

    /// What would be in force with one more version.
    P inForceWith(String name, @Nullable UnaryOperator<P> change) {
        return applied(file, changesWith(name, change));
    }

    private Map<String, UnaryOperator<P>> changesWith(
            String name, @Nullable UnaryOperator<P> change) {
        Map<String, UnaryOperator<P>> all = new HashMap<>(changes);
        if (change == null) {
            all.remove(name);
        } else {
            all.put(name, change);
        }
        return all;
    }

    private static <P> P applied(P file, Map<String, UnaryOperator<P>> changes) {
        P values = file;
        for (UnaryOperator<P> change : changes.values()) {
            values = change.apply(values);
        }
        return values;
    }

    long number(String name) {
        Version version = newest.get(name);
        return version == null ? 0 : version.number();
    }

    State state(Slot<P, ?> slot) {
        String name = slot.name();
        Bytes value = slot.write(inForce);
        long number = number(name);
        return new State(
                name,
                slot.show(inForce),
                slot.show(file),
                changes.containsKey(name),
                number,
                EntityTag.of(number, value));
    }
}
