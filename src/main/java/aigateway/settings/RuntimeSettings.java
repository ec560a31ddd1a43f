package aigateway.settings;

import aigateway.json.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All settings that can be changed while the gateway runs. Thread-safe; changes block until they
/// are on disk and in force, one after the other.
///
/// A setting has the file's value until it is changed here; then the change wins until it is
/// returned to the file.
public interface RuntimeSettings {
    /// The names of all settings, in a fixed order.
    List<String> names();

    /// What a setting is now, or null if there is no such setting.
    @Nullable State state(String name);

    /// Checks a new value, keeps it and puts it in force.
    Outcome change(String name, JsonNode json, Change change);

    /// Returns a setting to the file's value.
    Outcome reset(String name, Change change);

    /// Gives a setting the value that it had in an earlier version.
    Outcome rollback(String name, long version, Change change);

    /// The versions of a setting, the newest first; empty if it was never changed.
    ///
    /// @throws UncheckedIOException if what was kept cannot be read; its message says why
    List<Version> history(String name);

    /// The newest changes of all settings, newest first.
    ///
    /// @param most how many at most
    /// @throws UncheckedIOException if what was kept cannot be read; its message says why
    List<Version> audit(int most);
}
