package aigateway.limit.count;

/// How much a client may do.
///
/// @param requests most requests in one window, up to [#MOST_REQUESTS]
/// @param windowSeconds length of the window, up to [#MOST_SECONDS]
/// @param sliding true if the limit holds in every window of that length, wherever it begins; else
///     windows begin with a client's first request after the last one
public record Quota(int requests, int windowSeconds, boolean sliding) {
    /// Most requests that can be counted.
    public static final int MOST_REQUESTS = 100_000_000;

    /// Longest window: a year.
    public static final int MOST_SECONDS = 31_536_000;

    long windowMillis() {
        return windowSeconds * 1_000L;
    }
}
