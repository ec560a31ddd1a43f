package aigateway.dialect;

import aigateway.model.Bytes;
import java.util.List;
import java.util.Map;

/// A request ready for a provider.
///
/// @param body the body's pieces, in order
/// @param headers what this request needs beyond the provider's usual headers; names in lower case
/// @param guessed true if the dialect does not know the model and took the rules of its newest
///     relatives
public record Outgoing(List<Bytes> body, Map<String, String> headers, boolean guessed) {
    /// A body without special headers.
    public Outgoing(List<Bytes> body) {
        this(body, Map.of());
    }

    /// A body for a model that needs no guess.
    public Outgoing(List<Bytes> body, Map<String, String> headers) {
        this(body, headers, false);
    }
}
