package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an OpenAI client gets: the words, the reasoning and what has to travel back of it, calls,
/// why it ends, tokens.
record Told(
        String content,
        String reasoning,
        List<String> details,
        List<String> calls,
        String finish,
        String usage) {
    /// What the client should get of an answer.
    ///
    /// @param made ids that the gateway made, in order, for calls without one
    static Told of(Answer answer, NativeReply format, List<String> made) {
        List<String> details = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        StringBuilder reasoning = new StringBuilder();
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say(_, String signature) -> encrypted(signature, "", format, details);
                case Answer.Thought(String text, String signature) -> {
                    reasoning.append(text);
                    if (format.mark() != null) {
                        details.add("%s: %s signed %s".formatted(format.mark(), text, signature));
                    }
                }
                case Answer.Hidden(String data) -> encrypted(data, "", format, details);
                case Answer.Call(String given, String name, String arguments, String signature) -> {
                    String id = given.isEmpty() ? made.get(calls.size()) : given;
                    calls.add(call(id, name, arguments, signature));
                    encrypted(signature, id, format, details);
                }
            }
        }
        String finish = format.reasons().getOrDefault(answer.reason(), "tool_calls");
        boolean ended = finish.equals("stop") && !calls.isEmpty();
        String own = format.dialect().name().equals("openai") ? "" : answer.reason();
        Answer.Counts c = answer.counts();
        return new Told(
                answer.text(),
                reasoning.toString(),
                details,
                calls,
                "%s, natively %s".formatted(ended ? "tool_calls" : finish, own),
                usage(c.prompt(), c.completion(), c.cached(), c.written(), c.reasoning()));
    }

    private static void encrypted(
            @Nullable String data, String id, NativeReply format, List<String> to) {
        if (data != null) {
            to.add("%s: encrypted %s of %s".formatted(format.mark(), data, id));
        }
    }

    private static String call(String id, String name, String arguments, @Nullable String signed) {
        return "%s %s %s signed %s".formatted(id, name, arguments, signed);
    }

    private static String usage(int prompt, int completion, int cached, int written, int thought) {
        return "prompt %d, completion %d, total %d, cached %d, written %d, reasoning %d"
                .formatted(prompt, completion, prompt + completion, cached, written, thought);
    }

    /// Puts together what came: a whole answer, or the chunks of a stream.
    static Told read(List<JsonNode> events, String messageName) {
        StringBuilder content = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        Map<Integer, Detail> details = new TreeMap<>();
        Map<Integer, String[]> calls = new TreeMap<>();
        String finish = "";
        String usage = "";
        for (JsonNode event : events) {
            JsonNode choice = event.path("choices").path(0);
            JsonNode message = choice.path(messageName);
            content.append(message.path("content").asString(""));
            reasoning.append(message.path("reasoning_content").asString(""));
            for (JsonNode detail : message.path("reasoning_details")) {
                int index = detail.get("index").asInt();
                details.computeIfAbsent(index, _ -> new Detail()).add(detail);
            }
            int place = 0;
            for (JsonNode call : message.path("tool_calls")) {
                int index = call.path("index").asInt(place++);
                more(calls.computeIfAbsent(index, _ -> new String[] {"", "", "", null}), call);
            }
            if (choice.hasNonNull("finish_reason")) {
                String own = choice.path("native_finish_reason").asString("");
                finish += "%s, natively %s".formatted(choice.get("finish_reason").asString(), own);
            }
            usage += event.hasNonNull("usage") ? usage(event.get("usage")) : "";
        }
        return new Told(
                content.toString(),
                reasoning.toString(),
                details.values().stream().map(Detail::toString).toList(),
                calls.values().stream().map(c -> call(c[0], c[1], c[2], c[3])).toList(),
                finish,
                usage);
    }

    private static void more(String[] to, JsonNode call) {
        JsonNode function = call.path("function");
        to[0] += call.path("id").asString("");
        to[1] += function.path("name").asString("");
        to[2] += function.path("arguments").asString("");
        Trees.given(
                call.path("extra_content").path("google"),
                "thought_signature",
                signature -> to[3] = signature.asString());
    }

    private static String usage(JsonNode usage) {
        JsonNode prompt = usage.path("prompt_tokens_details");
        JsonNode completion = usage.path("completion_tokens_details");
        return "prompt %d, completion %d, total %d, cached %d, written %d, reasoning %d"
                .formatted(
                        usage.get("prompt_tokens").asInt(),
                        usage.get("completion_tokens").asInt(),
                        usage.get("total_tokens").asInt(),
                        prompt.path("cached_tokens").asInt(0),
                        prompt.path("cache_write_tokens").asInt(0),
                        completion.path("reasoning_tokens").asInt(0));
    }

    /// The ids of the calls.
    List<String> ids() {
        return calls.stream().map(call -> call.substring(0, call.indexOf(' '))).toList();
    }

    /// One element of `reasoning_details`, put together.
    private static final class Detail {
        private String text = "";
        private @Nullable String signature;
        private @Nullable String data;
        private String id = "";
        private String format = "";

        void add(JsonNode more) {
            text += more.path("text").asString("");
            signature = more.path("signature").asString(signature);
            data = more.path("data").asString(data);
            id = more.path("id").asString(id);
            format = more.path("format").asString(format);
        }

        @Override
        public String toString() {
            return data == null
                    ? "%s: %s signed %s".formatted(format, text, signature)
                    : "%s: encrypted %s of %s"
                            .formatted(format, data, id.startsWith("text:") ? "" : id);
        }
    }

    @Override
    public String toString() {
        return "content %s\nreasoning %s\ndetails %s\ncalls %s\nfinish %s\nusage %s"
                .formatted(
                        content,
                        reasoning,
                        String.join("\n    ", details),
                        String.join("\n    ", calls),
                        finish,
                        usage);
    }
}
