package aigateway.settings;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// A version as it lies on disk.
///
/// @param version what people see of it: its secrets are masked
/// @param value the value with its secrets, or null if it is the file's
public record KeptVersion(Version version, @Nullable Bytes value) {}
