package aigateway.dialect.roundtrip;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// JSON spelled as others might: escapes where none are needed, white space, numbers digit by
/// digit.
///
/// @param lines true if line breaks may stand between its parts
public record Spelling(Dice dice, boolean lines) {
    /// The text of a tree.
    public String of(JsonNode tree) {
        StringBuilder out = new StringBuilder();
        value(tree, out);
        return out.toString();
    }

    private void value(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, out);
            case ARRAY -> array(value, out);
            case STRING -> string(value.asString(), out);
            default -> out.append(value);
        }
    }

    private void object(JsonNode object, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            space(out);
            string(member.getKey(), out);
            space(out);
            out.append(':');
            space(out);
            value(member.getValue(), out);
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void array(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i == 0 ? "" : ",");
            space(out);
            value(array.get(i), out);
        }
        out.append(']');
    }

    private void space(StringBuilder out) {
        if (dice.chance(3)) {
            out.append(lines ? dice.pick("\n", "\r\n  ") : dice.pick(" ", "\t"));
        }
    }

    /// A text in quotes.
    public String of(String text) {
        StringBuilder out = new StringBuilder();
        string(text, out);
        return out.toString();
    }

    private void string(String text, StringBuilder out) {
        boolean plain = dice.chance(70);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                escaped(c, out);
            } else if (!plain && dice.chance(10) && !Character.isSurrogate(c)) {
                out.append(c == '/' ? "\\/" : "\\u%04x".formatted((int) c));
            } else if (!plain && Character.isHighSurrogate(c) && dice.chance(50)) {
                out.append("\\u%04X\\u%04x".formatted((int) c, (int) text.charAt(++i)));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void escaped(char c, StringBuilder out) {
        String brief =
                switch (c) {
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default -> "";
                };
        out.append(brief.isEmpty() || dice.chance(5) ? "\\u%04x".formatted((int) c) : brief);
    }
}
