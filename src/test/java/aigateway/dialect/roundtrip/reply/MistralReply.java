package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.mistral.MistralDialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mistral's chat completions.
final class MistralReply implements NativeReply {
    private final Dialect dialect = new MistralDialect();

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.SIGNED_THOUGHTS, Ability.CACHE_READS, Ability.REASONING_TOKENS);
    }

    @Override
    public String mark() {
        return ReasoningFormats.MISTRAL;
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of("stop", "stop", "length", "length", "model_length", "length");
    }

    @Override
    public String called() {
        return "tool_calls";
    }

    @Override
    public String whole(Answer answer, Writing to) {
        List<String> parts = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say say -> parts.add(text(say.text(), to));
                case Answer.Thought(String text, String signature) ->
                        parts.add(thinking(text, signature, to));
                case Answer.Call call -> calls.add(OpenAiReply.call(call, call.arguments(), to));
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
        }
        String content =
                answer.thoughts().isEmpty() && to.dice().chance(70)
                        ? to.quoted(answer.text())
                        : "[" + String.join(",", parts) + "]";
        return ("{\"id\":%s,\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                        + "\"content\":%s,\"tool_calls\":%s},\"finish_reason\":\"%s\"}],"
                        + "\"usage\":%s}")
                .formatted(
                        to.quoted(answer.id()),
                        content,
                        calls.isEmpty() ? "null" : "[" + String.join(",", calls) + "]",
                        answer.reason(),
                        OpenAiReply.usage(answer.counts()));
    }

    private static String text(String text, Writing to) {
        return "{\"type\":\"text\",\"text\":%s}".formatted(to.quoted(text));
    }

    private static String thinking(String text, @Nullable String signature, Writing to) {
        return "{\"type\":\"thinking\",\"thinking\":[%s]%s}"
                .formatted(
                        text.isEmpty() ? "" : text(text, to),
                        signature == null ? "" : ",\"signature\":" + to.quoted(signature));
    }

    @Override
    public String stream(Answer answer, Writing to) {
        List<String> deltas = new ArrayList<>(List.of("\"role\":\"assistant\",\"content\":\"\""));
        int index = 0;
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say say ->
                        to.cut(say.text())
                                .forEach(more -> deltas.add("\"content\":" + to.quoted(more)));
                case Answer.Thought(String text, String signature) -> {
                    for (String more : to.cut(text)) {
                        deltas.add("\"content\":[" + thinking(more, null, to) + "]");
                    }
                    if (signature != null) {
                        deltas.add("\"content\":[" + thinking("", signature, to) + "]");
                    }
                }
                case Answer.Call call -> {
                    String whole = OpenAiReply.call(call, call.arguments(), to);
                    String numbered = whole.substring(0, whole.length() - 1);
                    deltas.add("\"tool_calls\":[%s,\"index\":%d}]".formatted(numbered, index++));
                }
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
        }
        List<String> events = new ArrayList<>();
        for (String delta : deltas) {
            events.add(chunk(answer, delta, "null", ""));
        }
        events.add(
                chunk(
                        answer,
                        "\"content\":\"\"",
                        "\"" + answer.reason() + "\"",
                        ",\"usage\":" + OpenAiReply.usage(answer.counts())));
        return to.events(events, "[DONE]");
    }

    private static String chunk(Answer answer, String delta, String finish, String rest) {
        return ("{\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]%s,"
                        + "\"p\":\"abc\"}")
                .formatted(answer.id(), delta, finish, rest);
    }
}
