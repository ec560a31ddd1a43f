package aigateway.vectors;

import aigateway.testing.Completion;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What JSON says, by the place of each thing said; and what of it two sides say differently.
final class Meaning {
    private Meaning() {}

    /// Every value of a tree, by its path; a null says nothing.
    static Map<String, String> of(String path, JsonNode json) {
        Map<String, String> values = new TreeMap<>();
        flatten(path, json, values);
        return values;
    }

    private static void flatten(String path, JsonNode json, Map<String, String> into) {
        if (json.isObject()) {
            json.properties().forEach(f -> flatten(path + "." + f.getKey(), f.getValue(), into));
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                flatten(path + "." + i, json.get(i), into);
            }
        } else if (!json.isNull()) {
            into.put(path, json.toString());
        }
    }

    /// What a client understands from an answer.
    static Map<String, String> of(int status, Completion answer) {
        Map<String, String> values = new TreeMap<>();
        values.put("answer.status", Integer.toString(status));
        if (answer.error() != null) {
            for (String key : new String[] {"type", "code", "message"}) {
                values.put("answer.error." + key, answer.error().path(key).asString("null"));
            }
            return values;
        }
        values.put("answer.text", answer.content());
        values.put("answer.reasoning", answer.reasoning());
        values.put("answer.tool_calls", answer.toolCalls().toString());
        values.put("answer.finish_reason", String.valueOf(answer.finish()));
        JsonNode usage = answer.usage();
        if (usage != null) {
            for (String key : new String[] {"prompt_tokens", "completion_tokens", "total_tokens"}) {
                values.put("answer.usage." + key, usage.path(key).toString());
            }
            int cached = usage.at("/prompt_tokens_details/cached_tokens").asInt(0);
            values.put("answer.usage.cached_tokens", Integer.toString(cached));
        }
        return values;
    }

    /// What differs, by place, in words.
    static Map<String, String> differences(Map<String, String> theirs, Map<String, String> ours) {
        Map<String, String> all = new TreeMap<>(theirs);
        ours.forEach(all::putIfAbsent);
        Map<String, String> differences = new TreeMap<>();
        for (String place : all.keySet()) {
            String their = theirs.getOrDefault(place, "nothing");
            String our = ours.getOrDefault(place, "nothing");
            if (!their.equals(our)) {
                differences.put(place, "theirs %s, ours %s".formatted(their, our));
            }
        }
        return differences;
    }
}
