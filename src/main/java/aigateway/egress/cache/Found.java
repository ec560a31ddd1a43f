package aigateway.egress.cache;

import aigateway.model.Bytes;
import aigateway.net.Headers;

/// What the cache has for a request.
public sealed interface Found {
    /// An answer to give out now.
    ///
    /// @param headers end-to-end fields, with the answer's age
    /// @param body empty for 304
    record Usable(int status, Headers headers, Bytes body) implements Found {}

    /// Nothing that may be given out; the server is to be asked, with the conditions that were
    /// added to the request, if any.
    record Ask() implements Found {}

    /// Nothing, and the caller wants nothing else.
    record Unsatisfiable() implements Found {}

    /// The cache has nothing to do with the request.
    record Bypass() implements Found {}
}
