package aigateway.net;

import aigateway.model.Bytes;
import java.util.List;

/// A request that goes out.
///
/// @param path path and query
/// @param headers without host, content-length and connection, which the wire adds
/// @param body the body's pieces, in order; none for no body
/// @param connectTimeoutMillis limit for DNS, TCP, proxy and TLS together
public record ClientRequest(
        Origin origin,
        String method,
        String path,
        Headers headers,
        List<Bytes> body,
        int connectTimeoutMillis) {}
