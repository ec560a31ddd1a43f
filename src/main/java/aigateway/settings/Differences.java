package aigateway.settings;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds what differs between two values: their fields, and the fields of objects among those.
final class Differences {
    private Differences() {}

    /// A value, with its secrets and without.
    record Shown(Bytes whole, Bytes masked) {}

    /// The fields that differ, those of `before` first; a secret that differs is listed although
    /// its mask may be the same.
    static List<Version.Difference> between(Shown before, Shown after) {
        Map<String, Bytes> old = fields(before.whole());
        Map<String, Bytes> fresh = fields(after.whole());
        Map<String, Bytes> oldMasked = fields(before.masked());
        Map<String, Bytes> freshMasked = fields(after.masked());
        Map<String, Bytes> all = new LinkedHashMap<>(old);
        fresh.forEach(all::putIfAbsent);
        List<Version.Difference> differences = new ArrayList<>();
        for (String path : all.keySet()) {
            Bytes was = old.get(path);
            Bytes is = fresh.get(path);
            if (!Objects.equals(was, is)) {
                differences.add(
                        new Version.Difference(path, oldMasked.get(path), freshMasked.get(path)));
            }
        }
        return differences;
    }

    /// The JSON of each field by its path; an object is replaced by its own fields, once. An empty
    /// one is like none.
    private static Map<String, Bytes> fields(Bytes json) {
        Map<String, Bytes> fields = new LinkedHashMap<>();
        JsonNode root = Json.root(json);
        if (root == null || !root.isObject()) {
            fields.put("", json);
            return fields;
        }
        root.members(
                (name, value) -> {
                    if (value.isObject()) {
                        value.members((inner, deep) -> fields.put(name + "." + inner, deep.raw()));
                    } else {
                        fields.put(name, value.raw());
                    }
                });
        return fields;
    }
}
