package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import aigateway.dialect.ollama.OllamaDialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ollama's `/api/chat`.
final class OllamaReply implements NativeReply {
    private final Dialect dialect = new OllamaDialect();

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.NO_IDS);
    }

    @Override
    public @Nullable String mark() {
        return null;
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of("stop", "stop", "length", "length");
    }

    @Override
    public String called() {
        return "stop";
    }

    @Override
    public String whole(Answer answer, Writing to) {
        List<String> calls = new ArrayList<>();
        answer.calls().forEach(call -> calls.add(call(call, calls.size(), to)));
        List<String> fields = new ArrayList<>(List.of("\"role\":\"assistant\""));
        fields.add("\"content\":" + to.quoted(answer.text()));
        for (Answer.Thought thought : answer.thoughts()) {
            fields.add("\"thinking\":" + to.quoted(thought.text()));
        }
        if (!calls.isEmpty()) {
            fields.add("\"tool_calls\":[%s]".formatted(String.join(",", calls)));
        }
        return line(String.join(",", fields), done(answer));
    }

    @Override
    public String stream(Answer answer, Writing to) {
        StringBuilder lines = new StringBuilder();
        int index = 0;
        for (Answer.Piece piece : answer.pieces()) {
            List<String> messages = new ArrayList<>();
            switch (piece) {
                case Answer.Say say ->
                        to.cut(say.text())
                                .forEach(more -> messages.add("\"content\":" + to.quoted(more)));
                case Answer.Thought thought ->
                        to.cut(thought.text())
                                .forEach(
                                        more ->
                                                messages.add(
                                                        "\"content\":\"\",\"thinking\":"
                                                                + to.quoted(more)));
                case Answer.Call call ->
                        messages.add(
                                "\"content\":\"\",\"tool_calls\":[%s]"
                                        .formatted(call(call, index++, to)));
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
            for (String message : messages) {
                String fields = "\"role\":\"assistant\"," + message;
                lines.append(line(fields, "\"done\":false")).append('\n');
            }
        }
        lines.append(line("\"role\":\"assistant\",\"content\":\"\"", done(answer)));
        return lines.append(to.dice().pick("", "\n")).toString();
    }

    private static String call(Answer.Call call, int index, Writing to) {
        String id = call.id().isEmpty() ? "" : "\"id\":" + to.quoted(call.id()) + ",";
        return "{%s\"function\":{\"index\":%d,\"name\":%s,\"arguments\":%s}}"
                .formatted(id, index, to.quoted(call.name()), call.arguments());
    }

    private static String done(Answer answer) {
        return "\"done_reason\":\"%s\",\"done\":true,\"prompt_eval_count\":%d,\"eval_count\":%d"
                .formatted(answer.reason(), answer.counts().prompt(), answer.counts().completion());
    }

    private static String line(String message, String rest) {
        return "{\"model\":\"m\",\"created_at\":\"2025-06-09T17:58:55.3Z\",\"message\":{%s},%s}"
                .formatted(message, rest);
    }
}
