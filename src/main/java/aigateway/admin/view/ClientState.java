package aigateway.admin.view;

/// What a client has used of its rate limit.
///
/// @param client its address or network
/// @param requests let through in the window
/// @param windowStart when the window began, in seconds since 1970
public record ClientState(String client, long requests, long windowStart) {}
