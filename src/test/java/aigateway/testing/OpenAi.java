package aigateway.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Answers as OpenAI gives them. Text may be anything; it is escaped here.
public final class OpenAi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String USAGE =
            "{\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":4,\"audio_tokens\":0},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":3,\"audio_tokens\":0}}";

    private OpenAi() {}

    /// A call of a tool.
    ///
    /// @param arguments JSON text
    public record Call(String id, String name, String arguments) {}

    /// A whole answer of text.
    public static HttpAnswer completion(String text) {
        return Answers.json(completionBody(text));
    }

    /// The body of [#completion].
    public static String completionBody(String text) {
        return whole(
                "{\"role\":\"assistant\",\"content\":%s,\"refusal\":null,\"annotations\":[]}"
                        .formatted(quoted(text)),
                "stop");
    }

    /// A whole answer that calls tools.
    public static HttpAnswer toolCalls(Call... calls) {
        List<String> all = new ArrayList<>();
        for (Call call : calls) {
            all.add(
                    "{\"id\":%s,\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":%s}}"
                            .formatted(
                                    quoted(call.id()),
                                    quoted(call.name()),
                                    quoted(call.arguments())));
        }
        return Answers.json(
                whole(
                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[%s]}"
                                .formatted(String.join(",", all)),
                        "tool_calls"));
    }

    /// A streamed answer of text, with usage, whether or not it was asked for.
    public static HttpAnswer stream(String... parts) {
        return Answers.sse(streamEvents(parts));
    }

    /// The events of [#stream]: role, one for each part, finish, usage, `[DONE]`.
    public static List<String> streamEvents(String... parts) {
        List<String> deltas = new ArrayList<>();
        for (String part : parts) {
            deltas.add("{\"content\":%s}".formatted(quoted(part)));
        }
        return events(deltas, "stop");
    }

    /// A streamed answer that calls tools; arguments come in pieces of four characters.
    public static HttpAnswer streamedToolCalls(Call... calls) {
        List<String> deltas = new ArrayList<>();
        for (int i = 0; i < calls.length; i++) {
            Call call = calls[i];
            deltas.add(
                    ("{\"tool_calls\":[{\"index\":%d,\"id\":%s,\"type\":\"function\","
                                    + "\"function\":{\"name\":%s,\"arguments\":\"\"}}]}")
                            .formatted(i, quoted(call.id()), quoted(call.name())));
            for (int at = 0; at < call.arguments().length(); at += 4) {
                int end = Math.min(at + 4, call.arguments().length());
                deltas.add(
                        "{\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":%s}}]}"
                                .formatted(i, quoted(call.arguments().substring(at, end))));
            }
        }
        return Answers.sse(events(deltas, "tool_calls"));
    }

    private static List<String> events(List<String> deltas, String finish) {
        List<String> events = new ArrayList<>();
        events.add(chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null"));
        for (String delta : deltas) {
            events.add(chunk(delta, "null"));
        }
        events.add(chunk("{}", quoted(finish)));
        events.add(
                "{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion.chunk\",\"created\":1740352553,"
                        + "\"model\":\"gpt-4o-mini-2024-07-18\",\"service_tier\":\"default\","
                        + "\"choices\":[],\"usage\":"
                        + USAGE
                        + "}");
        events.add("[DONE]");
        return events;
    }

    private static String chunk(String delta, String finish) {
        return ("{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion.chunk\",\"created\":1740352553,"
                        + "\"model\":\"gpt-4o-mini-2024-07-18\",\"service_tier\":\"default\","
                        + "\"choices\":[{\"index\":0,\"delta\":%s,\"logprobs\":null,"
                        + "\"finish_reason\":%s}],\"usage\":null}")
                .formatted(delta, finish);
    }

    private static String whole(String message, String finish) {
        return ("{\n  \"id\": \"chatcmpl-w1\",\n  \"object\": \"chat.completion\",\n"
                        + "  \"created\": 1740352553,\n  \"model\": \"gpt-4o-mini-2024-07-18\",\n"
                        + "  \"choices\": [{\"index\": 0, \"message\": %s, \"logprobs\": null,"
                        + " \"finish_reason\": \"%s\"}],\n  \"usage\": %s,\n"
                        + "  \"service_tier\": \"default\",\n  \"x_unknown\": [1.0, 1e2]\n}\n")
                .formatted(message, finish, USAGE);
    }

    /// Text as a JSON string.
    public static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
