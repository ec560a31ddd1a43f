package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// OpenAI's chat completions, as servers that also reason speak them.
final class OpenAiReply implements NativeReply {
    private final Dialect dialect = new OpenAiDialect(OpenAiQuirks.NONE);

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.CACHE_READS, Ability.REASONING_TOKENS);
    }

    @Override
    public @Nullable String mark() {
        return null;
    }

    @Override
    public Map<String, String> reasons() {
        // a provider of this format says `tool_calls` itself
        return Map.of("length", "length", "content_filter", "content_filter");
    }

    @Override
    public String called() {
        return "tool_calls";
    }

    @Override
    public String whole(Answer answer, Writing to) {
        List<String> fields = new ArrayList<>(List.of("\"role\":\"assistant\""));
        String text = answer.text();
        boolean none = text.isEmpty() && !answer.calls().isEmpty();
        fields.add("\"content\":" + (none ? "null" : to.quoted(text)));
        for (Answer.Thought thought : answer.thoughts()) {
            String name = to.dice().pick("reasoning_content", "reasoning");
            fields.add("\"%s\":%s".formatted(name, to.quoted(thought.text())));
        }
        List<String> calls = new ArrayList<>();
        answer.calls().forEach(call -> calls.add(call(call, call.arguments(), to)));
        if (!calls.isEmpty()) {
            fields.add("\"tool_calls\":[%s]".formatted(String.join(",", calls)));
        }
        return ("{\"id\":%s,\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"message\":{%s},\"finish_reason\":\"%s\"}],"
                        + "\"usage\":%s}")
                .formatted(
                        to.quoted(answer.id()),
                        String.join(",", fields),
                        answer.reason(),
                        usage(answer.counts()));
    }

    @Override
    public String stream(Answer answer, Writing to) {
        List<String> events = new ArrayList<>();
        events.add(chunk(answer, "\"role\":\"assistant\",\"content\":\"\"", "null"));
        int index = 0;
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say say -> deltas(answer, "content", say.text(), to, events);
                case Answer.Thought thought ->
                        deltas(answer, "reasoning_content", thought.text(), to, events);
                case Answer.Call call -> {
                    String begin =
                            call(call, "", to).replaceFirst("\\{", "{\"index\":" + index + ",");
                    events.add(chunk(answer, "\"tool_calls\":[" + begin + "]", "null"));
                    for (String more : to.cut(call.arguments())) {
                        String delta =
                                "\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":%s}}]"
                                        .formatted(index, to.quoted(more));
                        events.add(chunk(answer, delta, "null"));
                    }
                    index++;
                }
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
        }
        events.add(chunk(answer, "", "\"" + answer.reason() + "\""));
        events.add(
                "{\"id\":%s,\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":%s}"
                        .formatted(to.quoted(answer.id()), usage(answer.counts())));
        return to.events(events, "[DONE]");
    }

    private static void deltas(
            Answer answer, String name, String text, Writing to, List<String> events) {
        for (String more : to.cut(text)) {
            events.add(chunk(answer, "\"%s\":%s".formatted(name, to.quoted(more)), "null"));
        }
    }

    private static String chunk(Answer answer, String delta, String finish) {
        return ("{\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]}")
                .formatted(answer.id(), delta, finish);
    }

    /// A call as all formats of this shape have it.
    static String call(Answer.Call call, String arguments, Writing to) {
        return "{\"id\":%s,\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":%s}}"
                .formatted(to.quoted(call.id()), to.quoted(call.name()), to.quoted(arguments));
    }

    static String usage(Answer.Counts counts) {
        return ("{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":%d},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":%d}}")
                .formatted(
                        counts.prompt(),
                        counts.completion(),
                        counts.prompt() + counts.completion(),
                        counts.cached(),
                        counts.reasoning());
    }
}
