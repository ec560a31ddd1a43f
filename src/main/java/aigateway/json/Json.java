package aigateway.json;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Parses JSON.
public final class Json {
    private static final ThreadLocal<JsonScanner> SCANNERS =
            ThreadLocal.withInitial(JsonScanner::new);

    private Json() {}

    /// Parses a text that the caller keeps; thread-safe.
    public static JsonResult parse(Bytes text) {
        JsonDocument document = new JsonDocument();
        JsonError error = SCANNERS.get().scan(text, document);
        return error == null ? document : error;
    }

    /// Parses a text into a document that is used again and again; thread-safe for documents that
    /// are not shared. What was read from the document before is void afterwards.
    ///
    /// @return null if the text is acceptable, else what is wrong
    public static @Nullable JsonError parse(Bytes text, JsonDocument into) {
        return SCANNERS.get().scan(text, into);
    }

    /// Parses a text whose errors do not matter: its root, or null if it is no JSON.
    public static @Nullable JsonNode root(Bytes text) {
        return parse(text) instanceof JsonDocument document ? document.root() : null;
    }
}
