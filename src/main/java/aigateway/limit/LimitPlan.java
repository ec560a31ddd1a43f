package aigateway.limit;

/// How many requests are let through in a window.
///
/// @param name shown to callers and administrators
/// @param requestsPerWindow most requests in one window
/// @param windowSeconds length of the window
public record LimitPlan(String name, int requestsPerWindow, int windowSeconds) {}
