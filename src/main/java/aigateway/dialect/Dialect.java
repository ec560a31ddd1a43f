package aigateway.dialect;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// A wire format as the gateway speaks it to a provider. Stateless and shared by all threads; what
/// a
/// call needs to remember lives in the [ReplyReader].
public interface Dialect {
    /// The format's name: `openai`, `anthropic`, …
    String name();

    /// The same format with other knowledge of models; this one if it needs none.
    default Dialect with(ModelKnowledge knowledge) {
        return this;
    }

    /// Writes a request for a provider. In the same format the caller's bytes are patched, else the
    /// decoded request is translated.
    ///
    /// @param model the model's name at the provider
    /// @param losses takes what cannot be said in this format
    Outgoing write(CallerRequest request, String model, Losses losses);

    /// The content type of a reply that is a stream in this format's framing; a reply of any other
    /// type is one whole body.
    default String streamType() {
        return "text/event-stream";
    }

    /// A reader for one reply with status 200.
    ///
    /// @param provider the provider's name, for failures
    /// @param eventStream true if the body is a stream in this format's framing, else one whole
    /// body
    /// @param sink takes the events; `end` and `fail` are called by the reader
    ReplyReader reader(String provider, boolean eventStream, Sink sink);

    /// The same for a format whose answers do not say which model wrote them, though that matters.
    ///
    /// @param model the model's name at the provider
    default ReplyReader reader(String provider, String model, boolean eventStream, Sink sink) {
        return reader(provider, eventStream, sink);
    }

    /// Reads a provider's error answer, of any content.
    ///
    /// @param retryAfterSeconds from the answer's head, or 0
    Failure.UpstreamError readError(String provider, int status, Bytes body, int retryAfterSeconds);

    /// The same format as callers speak it to the gateway, or null if it has no such side yet.
    default @Nullable CallerDialect callerSide() {
        return null;
    }
}
