package aigateway.json;

import aigateway.model.Bytes;

/// A key that is written often: quoted, escaped and followed by its colon once and for all.
/// Immutable, for all threads.
public final class JsonKey {
    private final Bytes text;

    /// The key of this name.
    public JsonKey(String name) {
        text = new JsonWriter(name.length() + 16).key(name).bytes();
    }

    Bytes text() {
        return text;
    }
}
