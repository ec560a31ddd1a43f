package aigateway.logs.sink.record;

import static aigateway.logs.sink.record.Line.ascii;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.logs.Level;
import aigateway.logs.sink.record.AttributeNames.Name;
import aigateway.logs.sink.record.Members.Kind;
import aigateway.model.Bytes;

/// Writes a log line as OpenTelemetry's `LogRecord`: the message is the body, the metadata are
/// attributes. For one thread.
public final class LogRecord {
    // LogRecord's fields, where they are of one byte with their wire types
    private static final int TIME = 1 << 3 | Proto.FIXED64;
    private static final int SEVERITY_NUMBER = 2 << 3 | Proto.VARINT;
    private static final int SEVERITY_TEXT = 3;
    private static final int BODY = 5 << 3 | Proto.LENGTH;
    private static final int ATTRIBUTE = 6;
    private static final int OBSERVED_TIME = 11 << 3 | Proto.FIXED64;

    private static final byte[] UID = Proto.key("log.record.uid");
    private static final byte[] COMPONENT_KEY = Proto.key("aigateway.component");
    private static final byte[] OPERATION = Proto.key("gen_ai.operation.name");
    private static final byte[] ERROR_TYPE = Proto.key("error.type");
    private static final byte[] CHAT = ascii("chat");
    private static final byte[] OTHER = ascii("_OTHER");
    private static final byte[] CALL = ascii("call");
    private static final byte[] CACHE = ascii("cache");
    private static final byte[] MESSAGE = ascii("message");
    private static final byte[] COMPONENT = ascii("component");
    private static final byte[] METADATA = ascii("metadata");
    private static final byte[] TIMESTAMP = ascii("timestamp");
    private static final byte[] LEVEL = ascii("level");
    private static final int ERRORS_FROM = 400;

    private final AttributeNames names = new AttributeNames();
    private final Members members = new Members();
    private final JsonDocument document = new JsonDocument();
    private final Output record = new Output(1_024);
    private final Output scratch = new Output(64);
    private final byte[][] severities = new byte[Level.values().length][];
    private long status;
    private boolean failed;

    /// Ready for lines of any kind.
    public LogRecord() {
        for (Level level : Level.values()) {
            int number =
                    switch (level) {
                        case DEBUG -> 5;
                        case INFO -> 9;
                        case WARN -> 13;
                        case ERROR -> 17;
                    };
            Output out = new Output(16).put(SEVERITY_NUMBER).put(number);
            Proto.bytes(out, SEVERITY_TEXT, ascii(level.name()));
            severities[level.ordinal()] = out.done().toByteArray();
        }
    }

    /// Writes a line as one of the records of `ScopeLogs`.
    ///
    /// @param id the event's own
    /// @param millis when the gateway had it, milliseconds since 1970
    public void write(String id, long millis, Bytes json, Output out) {
        record.clear();
        record.put(TIME).fixed64(Line.nanos(json, millis));
        record.put(OBSERVED_TIME).fixed64(millis * 1_000_000);
        record.put(severities[Line.level(json).ordinal()]);
        Proto.text(record, ATTRIBUTE, UID, Bytes.utf8(id).array());
        int head = record.size();
        if (!line(json)) {
            record.cut(head);
            body(json);
        }
        Proto.message(out, 2, record);
    }

    private void body(Bytes text) {
        int length = text.length();
        record.put(BODY).varint(1 + Proto.size(length) + length);
        Proto.textValue(record, text.array(), text.offset(), length);
    }

    /// False if it is none.
    private boolean line(Bytes json) {
        status = 0;
        failed = false;
        members.begin(json);
        while (members.next()) {
            Kind kind = members.value();
            if (kind == Kind.OBJECT && members.isKey(METADATA)) {
                members.enter();
                while (members.next()) {
                    field(members.value());
                }
            } else if (!head(kind)) {
                attribute(names.of(members.bytes(), members.keyFrom(), members.keyTo()), kind);
            }
        }
        if (failed) {
            boolean told = status >= ERRORS_FROM;
            Proto.text(record, ATTRIBUTE, ERROR_TYPE, told ? ascii(Long.toString(status)) : OTHER);
        }
        return !members.failed();
    }

    /// Writes what every line begins with; false if the member is nothing of this.
    private boolean head(Kind kind) {
        if (kind != Kind.TEXT && kind != Kind.ESCAPED) {
            return false;
        }
        if (members.isKey(MESSAGE)) {
            body(text(kind));
        } else if (members.isKey(COMPONENT)) {
            attribute(COMPONENT_KEY, text(kind));
            if (members.is(CALL) || members.is(CACHE)) {
                Proto.text(record, ATTRIBUTE, OPERATION, CHAT);
            }
        } else {
            return members.isKey(TIMESTAMP) || members.isKey(LEVEL);
        }
        return true;
    }

    private Bytes text(Kind kind) {
        if (kind == Kind.TEXT) {
            return members.raw();
        }
        JsonNode root = Json.root(members.raw());
        return root == null ? members.raw() : AnyValue.text(root);
    }

    private void field(Kind kind) {
        Name name = names.of(members.bytes(), members.keyFrom(), members.keyTo());
        switch (name.kind()) {
            case LIST -> {
                if (kind == Kind.TEXT) {
                    AnyValue.list(record, ATTRIBUTE, name.key(), members.raw());
                    return;
                }
            }
            case PROVIDER -> {
                if (kind == Kind.TEXT) {
                    Providers.add(record, ATTRIBUTE, name.key(), members);
                    return;
                }
            }
            case STATUS -> status = kind == Kind.NUMBER ? status() : 0;
            case ERROR -> failed = true;
            case PLAIN -> {}
        }
        attribute(name, kind);
    }

    private long status() {
        boolean whole = Numbers.isWhole(members.bytes(), members.from(), members.to());
        return whole ? Numbers.whole(members.bytes(), members.from(), members.to()) : 0;
    }

    private void attribute(byte[] key, Bytes text) {
        Proto.text(record, ATTRIBUTE, key, text.array(), text.offset(), text.length());
    }

    private void attribute(Name name, Kind kind) {
        if (kind == Kind.TEXT) {
            int from = members.from();
            int length = members.to() - from;
            Proto.text(record, ATTRIBUTE, name.key(), members.bytes(), from, length);
            return;
        }
        scratch.clear();
        if (kind == Kind.NUMBER) {
            Proto.numberValue(scratch, members.raw());
        } else if (!parsed(kind)) {
            return;
        }
        Proto.attribute(record, ATTRIBUTE, name.key(), scratch.size()).put(scratch);
    }

    /// Writes a value of another kind to the scratch; false if it is null or no JSON.
    private boolean parsed(Kind kind) {
        if (kind == Kind.OBJECT || kind == Kind.ARRAY) {
            members.skip();
        }
        if (Json.parse(members.raw(), document) != null || document.root().isNull()) {
            return false;
        }
        AnyValue.write(scratch, document.root());
        return true;
    }
}
