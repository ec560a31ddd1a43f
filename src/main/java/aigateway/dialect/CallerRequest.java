package aigateway.dialect;

import aigateway.json.JsonDocument;
import aigateway.model.ChatRequest;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A caller's request, read and checked: in its own bytes, decoded on demand. For one thread.
///
/// Once it is answered only what it wants is of interest, not what it says: [#letGo()].
public final class CallerRequest {
    private static final String LET_GO = "the body was let go of: a target has answered";

    private final String dialect;
    private final @Nullable String model;
    private final boolean stream;
    private final boolean wantsUsage;
    private final long choices;
    private @Nullable JsonDocument document;
    private @Nullable Supplier<ChatRequest> decoder;
    private @Nullable ChatRequest decoded;
    private @Nullable SystemPrompt systemPrompt;
    private @Nullable ChatRequest prompted;

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
        this(dialect, document, model, stream, wantsUsage, 0, decoder);
    }

    /// A request of a dialect that tells how many answers are wanted.
    ///
    /// @param choices number of answers, or 0 if only [#decoded()] tells
    public CallerRequest(
            String dialect,
            JsonDocument document,
            @Nullable String model,
            boolean stream,
            boolean wantsUsage,
            long choices,
            Supplier<ChatRequest> decoder) {
        this.dialect = dialect;
        this.choices = choices;
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

    /// The body as the caller sent it, parsed; only before [#letGo()].
    public JsonDocument document() {
        return Objects.requireNonNull(document, LET_GO);
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

    /// The gateway's own instructions, which the provider gets behind the caller's; null for none.
    /// They shape the answer, but do not stand in [#document()].
    public @Nullable SystemPrompt systemPrompt() {
        return systemPrompt;
    }

    /// Gives the request instructions of the gateway's.
    public void systemPrompt(SystemPrompt prompt) {
        systemPrompt = prompt;
        prompted = null;
    }

    /// True if [#decoded()] was asked for and begins with a message that the caller did not send.
    public boolean hasOwnMessage() {
        return prompted != null && decoded != null && SystemPrompt.isAlone(decoded);
    }

    /// Number of answers that the caller wants; only before [#letGo()].
    public long choices() {
        if (choices > 0) {
            return choices;
        }
        Long asked = decoded().sampling().n();
        return asked == null ? 1 : asked;
    }

    /// The request in the gateway's own language, with [#systemPrompt()]; decoded once, and only
    /// before [#letGo()].
    public ChatRequest decoded() {
        ChatRequest request = asSent();
        if (systemPrompt == null) {
            return request;
        }
        ChatRequest whole = prompted;
        if (whole == null) {
            whole = systemPrompt.into(request);
            prompted = whole;
        }
        return whole;
    }

    private ChatRequest asSent() {
        ChatRequest request = decoded;
        if (request == null) {
            request = Objects.requireNonNull(decoder, LET_GO).get();
            decoded = request;
        }
        return request;
    }

    /// Lets go of the body and of all that was made of it: nobody is asked with it any more.
    public void letGo() {
        document = null;
        decoder = null;
        decoded = null;
        prompted = null;
    }
}
