package aigateway.logs.sink.format;

import static aigateway.logs.sink.format.Line.ascii;

import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes JSON values as OpenTelemetry's attributes. For one thread.
final class AttributeValues {
    private static final int ARRAY_VALUE = 5;
    private static final int KVLIST_VALUE = 6;

    private record Provider(String ours, byte[] theirs) {}

    /// Those that OpenTelemetry calls otherwise than the gateway.
    private static final List<Provider> PROVIDERS =
            List.of(
                    new Provider("gemini", ascii("gcp.gemini")),
                    new Provider("mistral", ascii("mistral_ai")),
                    new Provider("bedrock", ascii("aws.bedrock")),
                    new Provider("azure", ascii("azure.ai.openai")),
                    new Provider("vertex", ascii("gcp.vertex_ai")),
                    new Provider("vertexanthropic", ascii("gcp.vertex_ai")),
                    new Provider("xai", ascii("x_ai")));

    private final Output out;
    private final int field;
    private final Output scratch = new Output(64);

    /// Attributes go to `out`, as values of that field.
    AttributeValues(Output out, int field) {
        this.out = out;
        this.field = field;
    }

    /// Adds a value as it is; null adds nothing.
    void add(byte[] key, JsonNode value) {
        if (value.isString()) {
            Bytes text = text(value);
            Proto.text(out, field, key, text.array(), text.offset(), text.length());
        } else if (value.kind() != JsonKind.NULL) {
            scratch.clear();
            any(scratch, value);
            Proto.attribute(out, field, key, scratch.size()).put(scratch);
        }
    }

    /// Adds a value as the only one of an array.
    void addList(byte[] key, JsonNode value) {
        Output element = new Output(64);
        any(element, value);
        Output array = new Output(64);
        Proto.message(array, 1, element);
        scratch.clear();
        Proto.message(scratch, ARRAY_VALUE, array);
        Proto.attribute(out, field, key, scratch.size()).put(scratch);
    }

    /// Adds a provider as OpenTelemetry calls it, or by its own name.
    void addProvider(byte[] key, JsonNode value) {
        for (Provider provider : PROVIDERS) {
            if (value.is(provider.ours)) {
                Proto.text(out, field, key, provider.theirs);
                return;
            }
        }
        add(key, value);
    }

    /// A string's value.
    static Bytes text(JsonNode value) {
        Bytes plain = value.plainText();
        String text = plain == null ? value.text() : "";
        return plain == null ? Bytes.utf8(text == null ? "" : text) : plain;
    }

    /// The content of an `AnyValue`; null is an empty one.
    private static void any(Output out, JsonNode value) {
        switch (value.kind()) {
            case STRING -> {
                Bytes text = text(value);
                Proto.textValue(out, text.array(), text.offset(), text.length());
            }
            case NUMBER -> number(out, value);
            case TRUE -> Proto.boolValue(out, true);
            case FALSE -> Proto.boolValue(out, false);
            case NULL -> {}
            case ARRAY -> Proto.message(out, ARRAY_VALUE, array(value));
            case OBJECT -> Proto.message(out, KVLIST_VALUE, object(value));
        }
    }

    private static Output array(JsonNode value) {
        Output all = new Output(128);
        for (JsonNode element : value.elements()) {
            Output one = new Output(64);
            any(one, element);
            Proto.message(all, 1, one);
        }
        return all;
    }

    private static Output object(JsonNode value) {
        Output all = new Output(128);
        value.members(
                (name, member) -> {
                    Output one = new Output(64);
                    any(one, member);
                    Output pair = new Output(64);
                    Proto.bytes(pair, 1, name.getBytes(StandardCharsets.UTF_8));
                    Proto.message(pair, 2, one);
                    Proto.message(all, 1, pair);
                });
        return all;
    }

    /// A whole number that 64 bits hold, or a fraction.
    private static void number(Output out, JsonNode value) {
        Bytes raw = value.raw();
        boolean whole = raw.length() <= 18;
        for (int i = 0; i < raw.length() && whole; i++) {
            byte b = raw.array()[raw.offset() + i];
            whole = b >= '0' && b <= '9' || b == '-';
        }
        if (whole) {
            Proto.intValue(out, value.asLong(0));
        } else {
            Proto.doubleValue(out, value.asDouble());
        }
    }
}
