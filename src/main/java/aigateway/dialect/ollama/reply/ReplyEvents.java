package aigateway.dialect.ollama.reply;

import aigateway.dialect.Kept;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import aigateway.model.Usage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the lines of one reply into events.
final class ReplyEvents {
    /// How long things took, in nanoseconds; passed on beside `choices`.
    private static final List<String> DURATIONS =
            List.of("total_duration", "load_duration", "prompt_eval_duration", "eval_duration");

    private final Sink sink;
    private final CallIds ids;
    private final List<Call> calls = new ArrayList<>(0);
    private final Kept kept = new Kept();
    private boolean started;
    private int lines;

    ReplyEvents(Sink sink, CallIds ids) {
        this.sink = sink;
        this.ids = ids;
    }

    /// True if a message has begun.
    boolean hasStarted() {
        return started;
    }

    /// True if the reply would fill the memory.
    boolean keepsTooMuch() {
        return kept.tooMuch();
    }

    /// Takes what a line says; one without a message says nothing.
    void line(JsonNode line) {
        JsonNode message = line.get("message");
        if (message == null || !message.isObject()) {
            return;
        }
        lines++;
        if (!started) {
            started = true;
            String model = line.text("model");
            long created = seconds(line.text("created_at"));
            sink.on(new ChatEvent.Started("", created, model == null ? "" : model));
        }
        String thinking = message.text("thinking");
        if (thinking != null && !thinking.isEmpty()) {
            sink.on(new ChatEvent.ReasoningDelta(0, 0, thinking, null));
        }
        String content = message.text("content");
        if (content != null && !content.isEmpty()) {
            sink.on(new ChatEvent.TextDelta(0, content));
        }
        JsonNode toolCalls = message.get("tool_calls");
        if (toolCalls != null) {
            toolCalls.elements().forEach(this::call);
        }
        JsonNode images = message.get("images");
        if (images != null) {
            sink.on(new ChatEvent.MessageField(0, "images", images.raw()));
        }
        JsonNode logprobs = line.get("logprobs");
        if (logprobs != null && logprobs.isArray()) {
            sink.on(new ChatEvent.Logprobs(0, LogprobCopy.of(logprobs)));
        }
    }

    private void call(JsonNode json) {
        Call call = Call.read(json, lines);
        if (call == null) {
            return;
        }
        for (Call earlier : calls) {
            if (call.repeats(earlier)) {
                return;
            }
        }
        String id = call.id() == null ? ids.next() : call.id();
        String arguments = call.arguments().utf8();
        sink.on(new ChatEvent.ToolCallDelta(0, calls.size(), id, call.name(), arguments, null));
        calls.add(call);
        kept.entry(arguments.length());
    }

    /// The line with `done: true`: the reply is complete. A prompt that was cached is not counted.
    void finish(JsonNode line) {
        long prompt = line.number("prompt_eval_count", 0);
        long completion = line.number("eval_count", 0);
        Usage usage = new Usage(prompt, completion, 0, 0, 0, prompt + completion);
        sink.on(new ChatEvent.UsageReported(usage));
        for (String name : DURATIONS) {
            JsonNode duration = line.get(name);
            if (duration != null) {
                sink.on(new ChatEvent.ReplyField(name, duration.raw()));
            }
        }
        String reason = line.text("done_reason");
        sink.on(new ChatEvent.Finished(0, DoneReasons.finish(reason, !calls.isEmpty()), reason));
        sink.end();
    }

    /// An RFC 3339 time in seconds since 1970; 0 if it is none.
    private static long seconds(@Nullable String time) {
        try {
            return time == null ? 0 : Instant.parse(time).getEpochSecond();
        } catch (DateTimeException _) {
            return 0;
        }
    }
}
