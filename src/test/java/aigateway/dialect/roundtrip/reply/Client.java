package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Trees;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An OpenAI client that asks through a dialect. For one answer.
///
/// @param streams true if it asks for a stream
record Client(boolean streams) {
    private static final CallerDialect CALLERS = new OpenAiDialect(OpenAiQuirks.NONE).callerSide();
    private static final CallerRequest WHOLE = asked("");
    private static final CallerRequest STREAM =
            asked(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

    private static CallerRequest asked(String rest) {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}";
        return switch (CALLERS.read(Bytes.utf8(body.formatted(rest)))) {
            case ReadResult.Read(CallerRequest request) -> request;
            case ReadResult.Bad(var failure) -> throw new AssertionError(failure);
        };
    }

    /// What the client gets of a provider's answer that comes in pieces of any length.
    ///
    /// @param stream true if the provider's answer is a stream
    Told told(NativeReply format, boolean stream, String body, Dice dice) {
        Events events = new Events();
        ReplyReader reader = format.dialect().reader("provider", stream, events);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int most = dice.pick(1, 7, 100, 5_000);
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + dice.between(1, most));
            reader.data(Bytes.of(Arrays.copyOfRange(bytes, at, end)));
            at = end;
        }
        reader.end();
        if (events.ends != 1) {
            throw new AssertionError(events.ends + " ends");
        }
        return streams ? streamed(events.all) : whole(events.all);
    }

    private static Told whole(List<ChatEvent> events) {
        WholeWriter writer = CALLERS.wholeWriter(WHOLE);
        events.forEach(writer::on);
        return Told.read(List.of(Trees.read(writer.finish().utf8())), "message");
    }

    private static Told streamed(List<ChatEvent> events) {
        StringBuilder answer = new StringBuilder();
        StreamWriter writer = CALLERS.streamWriter(STREAM);
        events.forEach(event -> writer.on(event, piece -> answer.append(piece.utf8())));
        writer.end("", piece -> answer.append(piece.utf8()));
        List<JsonNode> chunks = new ArrayList<>();
        for (String event : answer.toString().split("\n\n", -1)) {
            if (event.startsWith("data: ") && !event.equals("data: [DONE]")) {
                chunks.add(Trees.read(event.substring("data: ".length())));
            }
        }
        return Told.read(chunks, "delta");
    }

    private static final class Events implements Sink {
        private final List<ChatEvent> all = new ArrayList<>();
        private int ends;

        @Override
        public void on(ChatEvent event) {
            all.add(event);
        }

        @Override
        public void end() {
            ends++;
        }

        @Override
        public void fail(Failure failure) {
            throw new AssertionError(failure);
        }
    }
}
