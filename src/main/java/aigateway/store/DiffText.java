package aigateway.store;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.Masks;
import aigateway.settings.Version.Difference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Differences as the database has them: `[{"path":…,"before":…,"after":…}]`.
final class DiffText {
    private DiffText() {}

    static String write(List<Difference> differences) {
        JsonWriter json = new JsonWriter().array();
        for (Difference difference : differences) {
            json.object().key("path").string(difference.path());
            if (difference.before() != null) {
                json.key("before").raw(difference.before());
            }
            if (difference.after() != null) {
                json.key("after").raw(difference.after());
            }
            json.endObject();
        }
        return json.endArray().bytes().utf8();
    }

    /// The same with all credentials masked.
    static String masked(String text) {
        return write(read(text).stream().map(DiffText::masked).toList());
    }

    private static Difference masked(Difference one) {
        return new Difference(
                one.path(), masked(one.path(), one.before()), masked(one.path(), one.after()));
    }

    private static @Nullable Bytes masked(String path, @Nullable Bytes value) {
        return value == null ? null : Masks.mask(path, value);
    }

    static List<Difference> read(String text) {
        List<Difference> differences = new ArrayList<>();
        JsonNode list = Json.root(Bytes.utf8(text));
        if (list != null) {
            for (JsonNode one : list.elements()) {
                String path = one.text("path");
                differences.add(
                        new Difference(
                                path == null ? "" : path,
                                raw(one.field("before")),
                                raw(one.field("after"))));
            }
        }
        return differences;
    }

    private static @Nullable Bytes raw(@Nullable JsonNode node) {
        return node == null ? null : node.raw();
    }
}
