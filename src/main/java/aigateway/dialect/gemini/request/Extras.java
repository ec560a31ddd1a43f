package aigateway.dialect.gemini.request;

import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The request's fields that have no place in [ChatRequest]: Gemini's own are taken over untouched
/// (at the top, in `google` or in `extra_body.google`), a few of OpenAI's have an equivalent, the
/// rest is reported unless it asks for what happens anyway.
final class Extras {
    private static final Set<String> TOOLS =
            Set.of(
                    "googleSearch",
                    "googleSearchRetrieval",
                    "googleMaps",
                    "codeExecution",
                    "urlContext",
                    "fileSearch",
                    "computerUse",
                    "enterpriseWebSearch",
                    "parallelAiSearch",
                    "exaAiSearch",
                    "retrieval",
                    "mcpServers",
                    "functionDeclarations");

    private final ChatRequest request;
    private final Map<String, Bytes> fields;
    private final Natives natives;
    private final Losses losses;

    Extras(ChatRequest request, Host host, Losses losses) {
        this.request = request;
        this.fields = new TreeMap<>(request.extra());
        this.natives = new Natives(host);
        this.losses = losses;
        for (String name : List.copyOf(fields.keySet())) {
            takeNative(name);
        }
    }

    private void takeNative(String name) {
        JsonNode value = node(name);
        if (value == null || value.isNull()) {
            fields.remove(name);
        } else if (name.equals("extra_body")) {
            fields.remove(name);
            value.members(
                    (member, each) -> {
                        if (member.equals("google")) {
                            google("extra_body.google", each);
                        } else if (!natives.take(member, each)) {
                            losses.dropped("extra_body." + member);
                        }
                    });
        } else if (name.equals("google")) {
            fields.remove(name);
            google(name, value);
        } else if (natives.take(name, value)) {
            fields.remove(name);
        }
    }

    private void google(String path, JsonNode google) {
        google.members(
                (member, each) -> {
                    if (!natives.take(member, each)) {
                        losses.dropped(path + "." + member);
                    }
                });
    }

    private @Nullable JsonNode node(String name) {
        Bytes raw = fields.get(name);
        return raw == null ? null : Json.root(raw);
    }

    private @Nullable JsonNode take(String name) {
        JsonNode node = node(name);
        fields.remove(name);
        return node;
    }

    Natives natives() {
        return natives;
    }

    /// Takes out the tools in Gemini's own form, which the caller put among the functions, each as
    /// it goes out.
    List<Bytes> tools() {
        List<Bytes> tools = new ArrayList<>(0);
        for (String name : List.copyOf(fields.keySet())) {
            JsonNode tool = name.startsWith("tools.") ? node(name) : null;
            Bytes own = tool == null ? null : own(tool);
            if (own != null) {
                fields.remove(name);
                tools.add(own);
            }
        }
        JsonNode search =
                fields.containsKey("web_search_options") ? take("web_search_options") : null;
        if (search != null) {
            search(search, tools);
        }
        return tools;
    }

    /// A tool as `{"google_search": {}}`, or as `{"type": "google_search"}`.
    private static @Nullable Bytes own(JsonNode tool) {
        boolean[] known = new boolean[1];
        JsonWriter out = new JsonWriter(128).object();
        tool.members(
                (name, value) -> {
                    if (!name.equals("type")) {
                        known[0] |= TOOLS.contains(Natives.camel(name));
                        out.key(name).raw(value.raw());
                    }
                });
        String type = tool.text("type");
        if (!known[0] && type != null && TOOLS.contains(Natives.camel(type))) {
            JsonWriter named = new JsonWriter(64).object().key(Natives.camel(type));
            return named.raw(out.endObject().bytes()).endObject().bytes();
        }
        return known[0] ? out.endObject().bytes() : null;
    }

    /// OpenAI's search of the web is Google's here; models before Gemini 3 do not search beside
    /// functions, and newer ones only in a form that OpenAI's has no place for.
    private void search(JsonNode options, List<Bytes> tools) {
        if (!request.tools().isEmpty()) {
            losses.dropped("web_search_options");
            return;
        }
        options.members(
                (name, value) -> {
                    if (!value.isNull() && !value.is("medium")) {
                        losses.dropped("web_search_options." + name);
                    }
                });
        tools.add(Bytes.utf8("{\"googleSearch\":{}}"));
    }

    /// Writes what can be said and reports the rest.
    void write(JsonWriter out) {
        serviceTier(out);
        modalities();
        natives.top.forEach(
                (name, value) -> {
                    if (!name.equals("toolConfig")) {
                        out.key(name).raw(value);
                    }
                });
        if (request.user() != null) {
            losses.dropped("user");
        }
        for (Map.Entry<String, Bytes> field : fields.entrySet()) {
            JsonNode value = Json.root(field.getValue());
            if (value != null && !isHarmless(field.getKey(), value)) {
                losses.dropped(field.getKey());
            }
        }
    }

    private void serviceTier(JsonWriter out) {
        JsonNode tier = take("service_tier");
        String word = tier == null ? null : tier.text();
        if (word == null) {
            return;
        }
        switch (word) {
            case "auto" -> {}
            case "default", "standard" -> out.key("serviceTier").string("standard");
            case "flex", "priority" -> out.key("serviceTier").string(word);
            default -> losses.dropped("service_tier");
        }
    }

    /// What the answer may consist of: `["text", "image"]`.
    private void modalities() {
        JsonNode list = take("modalities");
        if (list == null || natives.generation.containsKey("responseModalities")) {
            return;
        }
        JsonWriter json = new JsonWriter(64).array();
        boolean more = false;
        for (JsonNode each : list.elements()) {
            String word = each.text();
            switch (word == null ? "" : word) {
                case "text" -> json.string("TEXT");
                case "image" -> {
                    json.string("IMAGE");
                    more = true;
                }
                case "audio" -> {
                    json.string("AUDIO");
                    more = true;
                }
                default -> losses.dropped("modalities");
            }
        }
        if (more) {
            natives.generation.put("responseModalities", json.endArray().bytes());
        }
    }

    /// True if the value asks for nothing that would not happen anyway.
    private static boolean isHarmless(String name, JsonNode value) {
        if (value.isNull() || name.equals("stream_options") || isEmpty(value)) {
            return true;
        }
        return switch (name) {
            case "store" -> value.kind() == JsonKind.FALSE;
            case "verbosity" -> value.is("medium");
            case "min_p" -> value.asDouble() == 0;
            case "repetition_penalty" -> value.asDouble() == 1;
            default -> false;
        };
    }

    private static boolean isEmpty(JsonNode value) {
        boolean container = value.isObject() || value.isArray();
        return container && value.doc().child(value.index()) == value.doc().next(value.index());
    }
}
