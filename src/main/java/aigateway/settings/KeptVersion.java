package aigateway.settings;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// A version as it lies on disk.
///
/// @param version what people see of it: its secrets are masked
/// @param value the value with its secrets, or null if it is the file's
/// @param trouble why the value cannot be read, or null if it can
public record KeptVersion(Version version, @Nullable Bytes value, @Nullable String trouble) {
    /// One whose value can be read.
    public KeptVersion(Version version, @Nullable Bytes value) {
        this(version, value, null);
    }

    /// One whose value cannot be read.
    ///
    /// @param trouble why, for a person
    public static KeptVersion unreadable(Version version, String trouble) {
        return new KeptVersion(version, null, trouble);
    }
}
