package aigateway.dialect.roundtrip.request;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Collects limits; values that ask for what happens anyway are none.
final class Limits {
    final Map<String, String> all = new TreeMap<>();
    private final JsonNode from;

    Limits(JsonNode from) {
        this.from = from;
    }

    /// Takes fields of the same names as OpenAI's.
    Limits same(String... names) {
        for (String name : names) {
            as(name, name);
        }
        return this;
    }

    /// Takes a field under OpenAI's name.
    Limits as(String name, String openAi) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode() && !value.isNull() && !isUsual(openAi, value)) {
            put(openAi, value);
        }
        return this;
    }

    void put(String name, JsonNode value) {
        all.put(
                name,
                value.isNumber()
                        ? value.decimalValue().stripTrailingZeros().toPlainString()
                        : value.toString());
    }

    private static boolean isUsual(String name, JsonNode value) {
        return switch (name) {
            case "n" -> value.asInt() == 1;
            case "frequency_penalty", "presence_penalty", "top_logprobs" -> value.asDouble() == 0;
            case "top_k" -> value.asInt() < 1;
            case "stop" -> value.isEmpty();
            case "logprobs", "stream" -> !value.asBoolean();
            case "parallel_tool_calls" -> value.asBoolean();
            default -> false;
        };
    }
}
