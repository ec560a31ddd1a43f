package aigateway.vectors;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import aigateway.testing.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Our translation of one provider's vectors.
///
/// @param envelope fields of requests that belong to the host of the models, not to their API
record Translation(Dialect dialect, List<String> envelope) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final CallerDialect CALLERS = new OpenAiDialect(OpenAiQuirks.NONE).callerSide();
    private static final String OPENAI_CHAT = "openai.chat";

    /// What we do differently, by place, in words.
    Map<String, String> differences(Vector vector) {
        Map<String, String> differences = new TreeMap<>();
        if (!vector.sent().isNull() && !vector.sent().isMissingNode()) {
            differences.putAll(
                    Meaning.differences(
                            Meaning.of("request", bare(vector.sent())),
                            Meaning.of("request", bare(written(vector)))));
        }
        boolean openAi = vector.clientApi().equals(OPENAI_CHAT);
        Read ours = read(vector.status(), vector.streams(), vector.answered());
        JsonNode answer = vector.answer();
        String text = answer.isString() ? answer.asString() : answer.toString();
        Read theirs =
                openAi
                        ? new Read(vector.told(), completion(answer.isString(), text))
                        : read(vector.told(), vector.streams(), text);
        differences.putAll(
                Meaning.differences(
                        Meaning.of(theirs.status, theirs.completion),
                        Meaning.of(ours.status, ours.completion)));
        return differences;
    }

    private JsonNode bare(JsonNode request) {
        ObjectNode copy = (ObjectNode) request.deepCopy();
        envelope.forEach(copy::remove);
        return copy;
    }

    private JsonNode written(Vector vector) {
        StringBuilder body = new StringBuilder();
        String model = vector.request().path("model").asString();
        dialect.write(request(vector), model, new Losses())
                .body()
                .forEach(piece -> body.append(piece.utf8()));
        return JSON.readTree(body.toString());
    }

    private static CallerRequest request(Vector vector) {
        Bytes body = Bytes.utf8(vector.request().toString());
        if (vector.clientApi().equals(OPENAI_CHAT)) {
            return ((ReadResult.Read) CALLERS.read(body)).request();
        }
        String api = vector.clientApi();
        JsonDocument document = (JsonDocument) Json.parse(body);
        String own = api.substring(0, api.indexOf('.'));
        return new CallerRequest(
                own,
                document,
                document.root().text("model"),
                document.root().isTrue("stream"),
                true,
                () -> {
                    throw new AssertionError("a request in the provider's own format is decoded");
                });
    }

    /// @param status what the client gets
    private record Read(int status, Completion completion) {}

    /// A provider's answer as an OpenAI client understands it from us.
    private Read read(int status, boolean stream, String body) {
        if (status >= 300) {
            return failed(dialect.readError("provider", status, Bytes.utf8(body), 0));
        }
        Events events = new Events();
        var reader = dialect.reader("provider", stream, events);
        reader.data(Bytes.utf8(body));
        reader.end();
        if (events.failure != null) {
            return failed(events.failure);
        }
        CallerRequest asked = asked(stream);
        if (!stream) {
            WholeWriter writer = CALLERS.wholeWriter(asked);
            events.all.forEach(writer::on);
            return new Read(status, completion(false, writer.finish().utf8()));
        }
        StringBuilder answer = new StringBuilder();
        StreamWriter writer = CALLERS.streamWriter(asked);
        events.all.forEach(event -> writer.on(event, piece -> answer.append(piece.utf8())));
        writer.end("", piece -> answer.append(piece.utf8()));
        return new Read(status, completion(true, answer.toString()));
    }

    private static CallerRequest asked(boolean stream) {
        String json =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":%s,"
                        + "\"stream_options\":{\"include_usage\":true}}";
        String whole = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        Bytes body = Bytes.utf8(stream ? json.formatted(true) : whole);
        return ((ReadResult.Read) CALLERS.read(body)).request();
    }

    private static Read failed(Failure failure) {
        return new Read(CALLERS.status(failure), completion(false, CALLERS.error(failure).utf8()));
    }

    private static Completion completion(boolean stream, String body) {
        if (!stream) {
            return Completion.whole(JSON.readTree(body));
        }
        List<String> data = new ArrayList<>();
        body.lines()
                .filter(line -> line.startsWith("data: "))
                .forEach(line -> data.add(line.substring("data: ".length())));
        return Completion.streamed(data);
    }

    private static final class Events implements Sink {
        final List<ChatEvent> all = new ArrayList<>();
        @Nullable Failure failure;

        @Override
        public void on(ChatEvent event) {
            all.add(event);
        }

        @Override
        public void end() {}

        @Override
        public void fail(Failure reason) {
            failure = reason;
        }
    }
}
