package aigateway.endtoend.ui;

import tools.jackson.databind.JsonNode;

/// What the caller said last, whatever the format of the request.
final class LastText {
    private LastText() {}

    static String of(JsonNode request) {
        for (String list : new String[] {"messages", "contents"}) {
            JsonNode all = request.path(list);
            if (!all.isEmpty()) {
                return text(all.path(all.size() - 1));
            }
        }
        return "";
    }

    private static String text(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        if (node.isArray()) {
            return text(node.path(node.size() - 1));
        }
        for (String name : new String[] {"content", "parts", "text"}) {
            if (node.has(name)) {
                return text(node.get(name));
            }
        }
        return "";
    }
}
