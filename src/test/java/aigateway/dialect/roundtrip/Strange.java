package aigateway.dialect.roundtrip;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Texts and JSON values as models and people write them, and as nobody would think of.
public record Strange(Dice dice) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final List<String> PIECES =
            List.of(
                    "Hello",
                    " world",
                    "é",
                    "e\u0301",
                    "日本語",
                    "🦊",
                    "👩‍👩‍👧",
                    "🏳️‍🌈",
                    "\uD834\uDD1E",
                    "\n",
                    "\r\n",
                    "\t",
                    "  ",
                    "\u2028",
                    "\u00a0",
                    "\ufeff",
                    "\u0001",
                    "\u0000",
                    "\u007f",
                    "\"",
                    "\\",
                    "\\u0041",
                    "\\n",
                    "/",
                    "</script>",
                    "<|im_end|>",
                    "data: [DONE]\n\n",
                    "event: error\n",
                    "{\"a\":1}",
                    "[",
                    "}",
                    "null",
                    "0",
                    "-1e400",
                    "שלום",
                    "%s",
                    "${x}",
                    "\uffff",
                    "\udbff\udfff");

    /// A text, hardly ever empty or blank.
    public String text() {
        if (dice.chance(3)) {
            return dice.pick("", " ", "\n", "\u2003", "\u00a0");
        }
        if (dice.chance(2)) {
            return "long ".repeat(dice.between(60, 800)) + "🦊";
        }
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(1, 6); i > 0; i--) {
            text.append(dice.chance(50) ? dice.pick(PIECES) : word());
        }
        return text.toString();
    }

    /// A text that is not blank.
    public String saying() {
        return text() + word();
    }

    /// Some letters.
    public String word() {
        return dice.of(LETTERS, dice.between(1, 8));
    }

    /// A name of a function as all providers take it.
    public String name() {
        return word() + dice.pick("", "_", "-", "2") + word();
    }

    /// An object with strange keys and values.
    public ObjectNode object(int depth) {
        ObjectNode object = JSON.objectNode();
        for (int i = dice.between(0, 3); i > 0; i--) {
            object.set(key(), value(depth));
        }
        return object;
    }

    private String key() {
        return dice.chance(60)
                ? word()
                : dice.pick("", "$ref", "größe", "a.b", "output", "error", "0", "🦊", "type", "\"");
    }

    /// Any JSON value.
    public JsonNode value(int depth) {
        return switch (dice.below(depth > 0 ? 8 : 6)) {
            case 0 -> JSON.booleanNode(dice.chance(50));
            case 1 -> JSON.nullNode();
            case 2, 3 -> number();
            case 4, 5 -> JSON.stringNode(text());
            case 6 -> object(depth - 1);
            default -> array(depth - 1);
        };
    }

    private ArrayNode array(int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = dice.between(0, 3); i > 0; i--) {
            array.add(value(depth));
        }
        return array;
    }

    private JsonNode number() {
        String digits = dice.pick("1", "-9") + dice.of("0123456789", dice.pick(0, 3, 19, 30));
        return Trees.read(digits + dice.pick("", "", ".5", ".50", "e3", "E-7", ".000001", "e+400"));
    }
}
