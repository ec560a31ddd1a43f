package aigateway.egress.setting;

/// How long things may take on a route, in milliseconds.
///
/// @param connectMillis DNS, TCP, proxy and TLS together
/// @param firstByteMillis from the request's last byte to the answer's first
/// @param idleMillis between two pieces of a request, an answer or a tunnel
/// @param totalMillis a whole call, but never a tunnel; 0 for no limit
public record RouteLimits(int connectMillis, int firstByteMillis, int idleMillis, int totalMillis) {
    /// What holds if nothing is said.
    public static final RouteLimits USUAL = new RouteLimits(5_000, 60_000, 120_000, 0);
}
