package aigateway.dialect;

import aigateway.json.JsonDocument;
import aigateway.model.ChatRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A caller's request, read and checked: in its own bytes, decoded on demand. For one thread.
public final class CallerRequest {
    private final String dialect;
    private final JsonDocument document;
    private final @Nullable String model;
    private final boolean stream;
    private final boolean wantsUsage;
    private final Supplier<ChatRequest> decoder;
    private @Nullable ChatRequest decoded;

    /// A request of a dialect.
    ///
    /// @param dialect the name of the caller's dialect
    /// @param model the model that the caller names, if it does
    /// @param stream true if the caller wants a stream
    /// @param wantsUsage true if the stream is to end with usage
    public CallerRequest(
            String dialect,
            JsonDocument document,
            @Nullable String model,
            boolean stream,
            boolean wantsUsage,
            Supplier<ChatRequest> decoder) {
        this.dialect = dialect;
        this.document = document;
        this.model = model;
        this.stream = stream;
        this.wantsUsage = wantsUsage;
        this.decoder = decoder;
    }

    /// The name of the caller's dialect.
    public String dialect() {
        return dialect;
    }

    /// The body as the caller sent it, parsed.
    public JsonDocument document() {
        return document;
    }

    /// The model that the caller names, if it does.
    public @Nullable String model() {
        return model;
    }

    /// True if the caller wants a stream.
    public boolean stream() {
        return stream;
    }

    /// True if the caller wants usage at the end of a stream.
    public boolean wantsUsage() {
        return wantsUsage;
    }

    /// The request in the gateway's own language; decoded once.
    public ChatRequest decoded() {
        ChatRequest request = decoded;
        if (request == null) {
            request = decoder.get();
            decoded = request;
        }
        return request;
    }
}
