package aigateway.limit.count;

/// What a client has used, for people.
///
/// @param client its address, or its network
/// @param requests in its window
/// @param windowStart when the window began, in seconds since 1970
public record ClientState(String client, int requests, long windowStart) {}
