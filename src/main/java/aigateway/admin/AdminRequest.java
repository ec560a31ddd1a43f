package aigateway.admin;

import java.util.List;

/// What of a request's head decides whether it is served; each field as often as it was sent.
///
/// @param path as sent, not decoded
/// @param peer the address of whoever asks
record AdminRequest(
        String method,
        String path,
        String peer,
        List<String> hosts,
        List<String> origins,
        List<String> authorizations) {}
