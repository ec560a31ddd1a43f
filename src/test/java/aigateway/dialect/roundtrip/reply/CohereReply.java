package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import aigateway.dialect.cohere.CohereDialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cohere's chat, version 2.
final class CohereReply implements NativeReply {
    private final Dialect dialect = new CohereDialect();

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.CACHE_READS);
    }

    @Override
    public @Nullable String mark() {
        return null;
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of(
                "COMPLETE", "stop",
                "STOP_SEQUENCE", "stop",
                "MAX_TOKENS", "length",
                "ERROR_TOXIC", "content_filter");
    }

    @Override
    public String called() {
        return "TOOL_CALL";
    }

    @Override
    public String whole(Answer answer, Writing to) {
        List<String> blocks = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        List<String> fields = new ArrayList<>(List.of("\"role\":\"assistant\""));
        boolean plans = !answer.calls().isEmpty() && to.dice().chance(50);
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say say ->
                        blocks.add(
                                "{\"type\":\"text\",\"text\":%s}".formatted(to.quoted(say.text())));
                case Answer.Thought thought -> {
                    if (plans) {
                        fields.add("\"tool_plan\":" + to.quoted(thought.text()));
                    } else {
                        blocks.add(
                                "{\"type\":\"thinking\",\"thinking\":%s}"
                                        .formatted(to.quoted(thought.text())));
                    }
                }
                case Answer.Call call -> calls.add(OpenAiReply.call(call, call.arguments(), to));
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
        }
        fields.add("\"content\":[%s]".formatted(String.join(",", blocks)));
        fields.add("\"tool_calls\":[%s]".formatted(String.join(",", calls)));
        return "{\"id\":%s,\"message\":{%s},\"finish_reason\":\"%s\",\"usage\":%s}"
                .formatted(
                        to.quoted(answer.id()),
                        String.join(",", fields),
                        answer.reason(),
                        usage(answer.counts()));
    }

    @Override
    public String stream(Answer answer, Writing to) {
        List<String> events = new ArrayList<>();
        events.add(
                ("{\"id\":%s,\"type\":\"message-start\",\"delta\":{\"message\":{\"role\":"
                                + "\"assistant\",\"content\":[],\"tool_plan\":\"\","
                                + "\"tool_calls\":[],\"citations\":[]}}}")
                        .formatted(to.quoted(answer.id())));
        boolean plans = !answer.calls().isEmpty() && to.dice().chance(50);
        int index = 0;
        int called = 0;
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say say -> block("text", say.text(), index++, to, events);
                case Answer.Thought thought when plans -> {
                    for (String more : to.cut(thought.text())) {
                        events.add(
                                event("tool-plan-delta", -1, "\"tool_plan\":" + to.quoted(more)));
                    }
                }
                case Answer.Thought thought ->
                        block("thinking", thought.text(), index++, to, events);
                case Answer.Call call -> call(call, called++, to, events);
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
        }
        events.add(
                ("{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"%s\",\"usage\":%s}}")
                        .formatted(answer.reason(), usage(answer.counts())));
        return to.events(events, "[DONE]");
    }

    private static void block(
            String type, String text, int index, Writing to, List<String> events) {
        events.add(
                event(
                        "content-start",
                        index,
                        "\"content\":{\"type\":\"%s\",\"%s\":\"\"}".formatted(type, type)));
        for (String more : to.cut(text)) {
            events.add(
                    event(
                            "content-delta",
                            index,
                            "\"content\":{\"%s\":%s}".formatted(type, to.quoted(more))));
        }
        events.add(event("content-end", index, ""));
    }

    private static void call(Answer.Call call, int index, Writing to, List<String> events) {
        events.add(
                event(
                        "tool-call-start",
                        index,
                        "\"tool_calls\":" + OpenAiReply.call(call, "", to)));
        for (String more : to.cut(call.arguments())) {
            events.add(
                    event(
                            "tool-call-delta",
                            index,
                            "\"tool_calls\":{\"function\":{\"arguments\":%s}}"
                                    .formatted(to.quoted(more))));
        }
        events.add(event("tool-call-end", index, ""));
    }

    private static String event(String type, int index, String message) {
        String number = index < 0 ? "" : ",\"index\":" + index;
        String delta = message.isEmpty() ? "" : ",\"delta\":{\"message\":{%s}}".formatted(message);
        return "{\"type\":\"%s\"%s%s}".formatted(type, number, delta);
    }

    private static String usage(Answer.Counts counts) {
        return ("{\"billed_units\":{\"input_tokens\":1,\"output_tokens\":2},\"tokens\":"
                        + "{\"input_tokens\":%d,\"output_tokens\":%d},\"cached_tokens\":%d}")
                .formatted(counts.prompt(), counts.completion(), counts.cached());
    }
}
