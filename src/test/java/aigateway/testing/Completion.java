package aigateway.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client understands from a chat completion, whole or streamed: its first choice.
///
/// @param toolCalls with their arguments put together
/// @param finish the finish reason, if one came
/// @param usage the last usage, if one came
/// @param error the error object of an error event, if one came
/// @param done true if `[DONE]` came, as the last event
/// @param events the JSON of the events, or of the whole answer
public record Completion(
        String content,
        String reasoning,
        String refusal,
        List<OpenAi.Call> toolCalls,
        @Nullable String finish,
        @Nullable JsonNode usage,
        @Nullable JsonNode error,
        boolean done,
        List<JsonNode> events) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Reads the data of a stream's events.
    public static Completion streamed(List<String> data) {
        CompletionFold fold = new CompletionFold();
        for (String event : data) {
            if (!event.equals("[DONE]")) {
                fold.add(JSON.readTree(event), "delta");
            }
        }
        return fold.fold(!data.isEmpty() && data.getLast().equals("[DONE]"));
    }

    /// Reads a whole answer.
    public static Completion whole(JsonNode body) {
        CompletionFold fold = new CompletionFold();
        fold.add(body, "message");
        return fold.fold(false);
    }

    /// The message of the error, or an empty text.
    public String errorMessage() {
        return error == null ? "" : error.path("message").asString("");
    }

    /// One after another.
    private static final class CompletionFold {
        private final StringBuilder content = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private final List<OpenAi.Call> calls = new ArrayList<>();
        private final List<JsonNode> events = new ArrayList<>();
        private @Nullable String finish;
        private @Nullable JsonNode usage;
        private @Nullable JsonNode error;

        void add(JsonNode event, String message) {
            events.add(event);
            if (event.hasNonNull("error")) {
                error = event.get("error");
            }
            if (event.hasNonNull("usage")) {
                usage = event.get("usage");
            }
            for (JsonNode choice : event.path("choices")) {
                if (choice.path("index").asInt(0) == 0) {
                    choice(choice, message);
                }
            }
        }

        private void choice(JsonNode choice, String message) {
            JsonNode said = choice.path(message);
            content.append(said.path("content").asString(""));
            reasoning.append(said.path("reasoning_content").asString(""));
            refusal.append(said.path("refusal").asString(""));
            int position = 0;
            for (JsonNode call : said.path("tool_calls")) {
                call(call.path("index").asInt(position++), call);
            }
            if (choice.hasNonNull("finish_reason")) {
                finish = choice.get("finish_reason").asString();
            }
        }

        private void call(int index, JsonNode more) {
            while (calls.size() <= index) {
                calls.add(new OpenAi.Call("", "", ""));
            }
            OpenAi.Call before = calls.get(index);
            JsonNode function = more.path("function");
            calls.set(
                    index,
                    new OpenAi.Call(
                            before.id() + more.path("id").asString(""),
                            before.name() + function.path("name").asString(""),
                            before.arguments() + function.path("arguments").asString("")));
        }

        Completion fold(boolean done) {
            return new Completion(
                    content.toString(),
                    reasoning.toString(),
                    refusal.toString(),
                    List.copyOf(calls),
                    finish,
                    usage,
                    error,
                    done,
                    List.copyOf(events));
        }
    }
}
