package aigateway.limit.count;

/// What a client may do now.
///
/// @param admitted false if it has used up its window
/// @param remaining requests that are left
/// @param resetMillis until there are more: the rest of the window, or until the oldest request
///     leaves a sliding one
public record Admission(boolean admitted, int remaining, long resetMillis) {
    /// The same time in whole seconds, at least 1.
    public int resetSeconds() {
        return (int) Math.max(1, (resetMillis + 999) / 1_000);
    }
}
