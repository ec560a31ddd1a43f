package aigateway.settings;

import org.jspecify.annotations.Nullable;

/// Who changes a setting, and on which condition.
///
/// @param actor as the audit log names them, as `127.0.0.1` or `token@10.0.0.7`
/// @param ifMatch the [State#etag()] that must still hold, or null for none
public record Change(String actor, @Nullable String ifMatch) {}
