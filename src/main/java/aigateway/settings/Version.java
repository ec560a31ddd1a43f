package aigateway.settings;

import aigateway.model.Bytes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of a setting, as it is kept.
///
/// @param number from 1, without gaps for each setting
/// @param action what was done
/// @param value the value since then, or null if it is the file's
/// @param diff what differs from the value before
public record Version(
        String setting,
        long number,
        Instant time,
        String actor,
        Action action,
        @Nullable Bytes value,
        List<Difference> diff) {
    /// Copies the list.
    public Version {
        diff = List.copyOf(diff);
    }

    /// What can be done to a setting.
    public enum Action {
        /// A new value.
        CHANGE,
        /// Back to the file.
        RESET,
        /// Back to an earlier version.
        ROLLBACK
    }

    /// One field that differs.
    ///
    /// @param path as `bannedPhrases`
    /// @param before its JSON, or null if it was not there
    /// @param after its JSON, or null if it is gone
    public record Difference(String path, @Nullable Bytes before, @Nullable Bytes after) {}
}
