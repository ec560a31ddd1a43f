package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a dialect reported as lost, taken out of what was asked.
record Reported(List<String> losses) {
    private static final String PARAMETERS = "parameters.";
    private static final String SCHEMA = "response_format.json_schema.schema.";

    /// The request without the messages' and tools' parts that were reported. Arguments that are no
    /// object are not lost, but wrapped.
    JsonNode minus(JsonNode request) {
        JsonNode copy = request.deepCopy();
        for (String loss : losses) {
            if (loss.startsWith("messages.") || loss.startsWith("tools")) {
                String[] names = loss.split("\\.");
                if (loss.startsWith("messages.") && !Character.isDigit(names[1].charAt(0))) {
                    for (JsonNode message : copy.get("messages")) {
                        everywhere(message, names, 1);
                    }
                } else {
                    remove(copy, names);
                }
            }
        }
        copy.get("messages").forEach(message -> prune(message.path("content")));
        return copy;
    }

    private static void everywhere(JsonNode node, String[] names, int at) {
        if (node.isArray()) {
            node.forEach(each -> everywhere(each, names, at));
        } else if (at == names.length - 1) {
            ((ObjectNode) node).remove(names[at]);
        } else if (node.has(names[at])) {
            everywhere(node.get(names[at]), names, at + 1);
        }
    }

    private static void remove(JsonNode root, String[] names) {
        JsonNode node = root;
        for (int i = 0; i < names.length - 1; i++) {
            node = node.isArray() ? node.path(Integer.parseInt(names[i])) : node.path(names[i]);
        }
        String last = names[names.length - 1];
        if (node instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), array.nullNode());
        } else if (node instanceof ObjectNode object && last.equals("arguments")) {
            ObjectNode wrapped = Trees.object().set("arguments", object.get(last));
            object.put(last, wrapped.toString());
        } else if (node instanceof ObjectNode object && !List.of(names).contains("parameters")) {
            object.remove(last);
        }
    }

    private static void prune(JsonNode content) {
        if (content instanceof ArrayNode array) {
            List<JsonNode> kept = new ArrayList<>();
            array.forEach(
                    part -> {
                        if (!part.isNull()) {
                            kept.add(part);
                        }
                    });
            array.removeAll().addAll(kept);
        }
    }

    /// What is said without limits and schemas' keywords that were reported; also of the written
    /// request, which may have an approximation.
    Said minus(Said said) {
        Said less = said;
        for (String loss : losses) {
            String name = loss.split("\\.")[0];
            less =
                    switch (name) {
                        case "reasoning", "reasoning_effort" -> less.withLimit("thinks", null);
                        case "tool_choice" -> less.withChoice(null);
                        case "response_format" ->
                                loss.startsWith(SCHEMA) ? less : less.withFormat(null);
                        default -> less.withLimit(name, null);
                    };
        }
        Set<String> ofTools = keywords(PARAMETERS);
        return less.eachTool(t -> t.withParameters(Schemas.without(ofTools, t.parameters())))
                .withFormat(Schemas.without(keywords(SCHEMA), less.format()));
    }

    /// The keywords that were reported behind a path, with the description that they move into.
    private Set<String> keywords(String path) {
        Set<String> keywords = new HashSet<>();
        for (String loss : losses) {
            int at = loss.indexOf(path);
            if (at >= 0) {
                keywords.add(loss.substring(at + path.length()));
                keywords.add("description");
            }
        }
        return keywords;
    }
}
