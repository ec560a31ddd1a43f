package aigateway.route;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answers of `GET /v1/models`, in OpenAI's form; made once per configuration.
///
/// @param all the list
/// @param byId each model on its own
public record ModelList(Bytes all, Map<String, Bytes> byId) {
    /// Of these models.
    ///
    /// @param created seconds since 1970
    public static ModelList of(List<ModelEntry> entries, long created) {
        Map<String, Bytes> byId = new HashMap<>();
        JsonWriter list = new JsonWriter();
        list.object().key("object").string("list").key("data").array();
        for (ModelEntry entry : entries) {
            Bytes one = Bytes.of(write(entry, created).bytes().toByteArray());
            byId.put(entry.id(), one);
            list.raw(one);
        }
        list.endArray().endObject();
        return new ModelList(list.bytes(), byId);
    }

    private static JsonWriter write(ModelEntry entry, long created) {
        return new JsonWriter()
                .object()
                .key("id")
                .string(entry.id())
                .key("object")
                .string("model")
                .key("created")
                .number(created)
                .key("owned_by")
                .string(entry.ownedBy())
                .endObject();
    }

    /// One model, or null if there is none.
    public @Nullable Bytes model(String id) {
        return byId.get(id);
    }
}
