package aigateway.logs.sink.record;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;

/// Writes any JSON value as OpenTelemetry's `AnyValue`; for the few that are no plain text and no
/// number.
final class AnyValue {
    private static final int ARRAY_VALUE = 5;
    private static final int KVLIST_VALUE = 6;

    private AnyValue() {}

    /// The content of a value; null is an empty one.
    static void write(Output out, JsonNode value) {
        switch (value.kind()) {
            case STRING -> {
                Bytes text = text(value);
                Proto.textValue(out, text.array(), text.offset(), text.length());
            }
            case NUMBER -> Proto.numberValue(out, value.raw());
            case TRUE -> Proto.boolValue(out, true);
            case FALSE -> Proto.boolValue(out, false);
            case NULL -> {}
            case ARRAY -> Proto.message(out, ARRAY_VALUE, array(value));
            case OBJECT -> Proto.message(out, KVLIST_VALUE, object(value));
        }
    }

    /// Adds an attribute: an array of one text.
    static void list(Output out, int field, byte[] key, Bytes text) {
        int element = 1 + Proto.size(text.length()) + text.length();
        int array = 1 + Proto.size(element) + element;
        Proto.attribute(out, field, key, 1 + Proto.size(array) + array);
        Proto.tag(out, ARRAY_VALUE, Proto.LENGTH).varint(array);
        Proto.tag(out, 1, Proto.LENGTH).varint(element);
        Proto.textValue(out, text.array(), text.offset(), text.length());
    }

    /// A string's value.
    static Bytes text(JsonNode value) {
        Bytes plain = value.plainText();
        String text = plain == null ? value.text() : "";
        return plain == null ? Bytes.utf8(text == null ? "" : text) : plain;
    }

    private static Output array(JsonNode value) {
        Output all = new Output(128);
        for (JsonNode element : value.elements()) {
            Output one = new Output(64);
            write(one, element);
            Proto.message(all, 1, one);
        }
        return all;
    }

    private static Output object(JsonNode value) {
        Output all = new Output(128);
        value.members(
                (name, member) -> {
                    Output one = new Output(64);
                    write(one, member);
                    Output pair = new Output(64);
                    Proto.bytes(pair, 1, name.getBytes(StandardCharsets.UTF_8));
                    Proto.message(pair, 2, one);
                    Proto.message(all, 1, pair);
                });
        return all;
    }
}
