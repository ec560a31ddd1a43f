package aigateway.analytics.series;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;

/// Something that happened and may explain what came after.
///
/// @param millis when, since 1970
/// @param what `setting`, `config` or `provider`
/// @param name which of them
/// @param text what happened, in words
public record Mark(long millis, String what, String name, String text) {
    /// True if it says the same about the same.
    boolean repeats(Mark other) {
        return what.equals(other.what) && name.equals(other.name) && text.equals(other.text);
    }

    /// As a JSON object.
    public Bytes json() {
        JsonWriter json = new JsonWriter(256).object();
        json.key("time").number(millis).key("what").string(what).key("name").string(name);
        return json.key("text").string(text).endObject().bytes();
    }
}
