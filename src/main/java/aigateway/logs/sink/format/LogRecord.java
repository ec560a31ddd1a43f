package aigateway.logs.sink.format;

import static aigateway.logs.sink.format.Line.ascii;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.logs.Level;
import aigateway.logs.sink.format.AttributeNames.Name;
import aigateway.model.Bytes;

/// Writes a log line as OpenTelemetry's `LogRecord`: the message is the body, the metadata are
/// attributes. For one thread.
final class LogRecord {
    // LogRecord's fields with their wire types
    private static final int TIME = 1 << 3 | Proto.FIXED64;
    private static final int SEVERITY_NUMBER = 2 << 3 | Proto.VARINT;
    private static final int SEVERITY_TEXT = 3;
    private static final int BODY = 5 << 3 | Proto.LENGTH;
    private static final int ATTRIBUTE = 6;
    private static final int OBSERVED_TIME = 11 << 3 | Proto.FIXED64;

    private static final byte[] UID = Proto.key("log.record.uid");
    private static final byte[] COMPONENT = Proto.key("aigateway.component");
    private static final byte[] OPERATION = Proto.key("gen_ai.operation.name");
    private static final byte[] ERROR_TYPE = Proto.key("error.type");
    private static final byte[] CHAT = ascii("chat");
    private static final byte[] OTHER = ascii("_OTHER");
    private static final int ERRORS_FROM = 400;

    private final AttributeNames names = new AttributeNames();
    private final JsonDocument document = new JsonDocument();
    private final Output record = new Output(1_024);
    private final AttributeValues values = new AttributeValues(record, ATTRIBUTE);
    private long status;
    private boolean failed;

    /// Writes it as one of the records of `ScopeLogs`.
    void write(LogEvent event, Output out) {
        record.clear();
        record.put(TIME).fixed64(Line.nanos(event));
        record.put(OBSERVED_TIME).fixed64(event.millis() * 1_000_000);
        severity(Line.level(event.json()));
        Proto.text(record, ATTRIBUTE, UID, Bytes.utf8(event.id()).array());
        if (Json.parse(event.json(), document) == null && document.root().isObject()) {
            members(document.root());
        } else {
            body(event.json());
        }
        Proto.message(out, 2, record);
    }

    private void severity(Level level) {
        int number =
                switch (level) {
                    case DEBUG -> 5;
                    case INFO -> 9;
                    case WARN -> 13;
                    case ERROR -> 17;
                };
        record.put(SEVERITY_NUMBER).put(number);
        Proto.bytes(record, SEVERITY_TEXT, ascii(level.name()));
    }

    private void body(Bytes text) {
        int length = text.length();
        record.put(BODY).varint(1 + Proto.size(length) + length);
        Proto.textValue(record, text.array(), text.offset(), length);
    }

    private void members(JsonNode line) {
        status = 0;
        failed = false;
        int end = document.next(line.index());
        for (int key = document.child(line.index()); key < end; ) {
            JsonNode name = new JsonNode(document, key);
            JsonNode value = new JsonNode(document, document.next(key));
            if (name.is("message") && value.isString()) {
                body(AttributeValues.text(value));
            } else if (name.is("component") && value.isString()) {
                component(value);
            } else if (name.is("metadata") && value.isObject()) {
                metadata(value);
            } else if (!name.is("timestamp") && !name.is("level")) {
                values.add(names.of(name).key(), value);
            }
            key = document.next(value.index());
        }
        if (failed) {
            boolean told = status >= ERRORS_FROM;
            Proto.text(record, ATTRIBUTE, ERROR_TYPE, told ? ascii(Long.toString(status)) : OTHER);
        }
    }

    private void component(JsonNode value) {
        values.add(COMPONENT, value);
        if (value.is("call") || value.is("cache")) {
            Proto.text(record, ATTRIBUTE, OPERATION, CHAT);
        }
    }

    private void metadata(JsonNode object) {
        int end = document.next(object.index());
        for (int key = document.child(object.index()); key < end; ) {
            JsonNode value = new JsonNode(document, document.next(key));
            if (value.kind() != JsonKind.NULL) {
                attribute(names.of(new JsonNode(document, key)), value);
            }
            key = document.next(value.index());
        }
    }

    private void attribute(Name name, JsonNode value) {
        switch (name.kind()) {
            case PLAIN -> values.add(name.key(), value);
            case LIST -> values.addList(name.key(), value);
            case PROVIDER -> values.addProvider(name.key(), value);
            case STATUS -> {
                status = value.asLong(0);
                values.add(name.key(), value);
            }
            case ERROR -> {
                failed = true;
                values.add(name.key(), value);
            }
        }
    }
}
