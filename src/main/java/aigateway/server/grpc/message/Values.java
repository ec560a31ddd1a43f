package aigateway.server.grpc.message;

import aigateway.json.JsonNode;

/// Reads values for fields of messages.
final class Values {
    private Values() {}

    /// A string's value; empty if it is none.
    static String text(JsonNode value) {
        String text = value.text();
        return text == null ? "" : text;
    }

    /// A string's value under a key; empty if there is none.
    static String text(JsonNode object, String key) {
        String text = object.text(key);
        return text == null ? "" : text;
    }

    /// A value as JSON; empty for `null`.
    static String json(JsonNode value) {
        return value.isNull() ? "" : value.raw().utf8();
    }

    /// A number of tokens.
    static int count(JsonNode object, String key) {
        return Math.clamp(object.number(key, 0), 0, Integer.MAX_VALUE);
    }
}
