package aigateway.testing;

import java.util.ArrayList;
import java.util.List;

/// Answers as Anthropic's Messages API gives them. Text may be anything; it is escaped here.
public final class Anthropic {
    private Anthropic() {}

    /// A whole answer of text.
    public static HttpAnswer message(String text) {
        return Answers.json(
                whole("{\"type\":\"text\",\"text\":%s}".formatted(quoted(text)), "end_turn"));
    }

    /// A whole answer that calls tools.
    public static HttpAnswer toolUse(OpenAi.Call... calls) {
        List<String> blocks = new ArrayList<>();
        for (OpenAi.Call call : calls) {
            blocks.add(toolBlock(call, call.arguments()));
        }
        return Answers.json(whole(String.join(",", blocks), "tool_use"));
    }

    /// A streamed answer of text.
    public static HttpAnswer stream(String... parts) {
        return Answers.sse(streamEvents(parts));
    }

    /// The events of [#stream], with their framing: start, ping, block, one for each part, stop.
    public static List<String> streamEvents(String... parts) {
        List<String> events = start();
        block(events, 0, "{\"type\":\"text\",\"text\":\"\"}", textDeltas(parts));
        return stop(events, "end_turn");
    }

    /// A streamed answer that calls tools; arguments come in pieces of four characters.
    public static HttpAnswer streamedToolUse(OpenAi.Call... calls) {
        List<String> events = start();
        for (int i = 0; i < calls.length; i++) {
            List<String> deltas = new ArrayList<>();
            String arguments = calls[i].arguments();
            for (int at = 0; at < arguments.length(); at += 4) {
                String piece = arguments.substring(at, Math.min(at + 4, arguments.length()));
                deltas.add(
                        "{\"type\":\"input_json_delta\",\"partial_json\":%s}"
                                .formatted(quoted(piece)));
            }
            block(events, i, toolBlock(calls[i], "{}"), deltas);
        }
        return Answers.sse(stop(events, "tool_use"));
    }

    /// An error answer.
    public static HttpAnswer error(int status, String type, String message) {
        return Answers.json(
                status,
                "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s},\"request_id\":\"req_1\"}"
                        .formatted(quoted(type), quoted(message)));
    }

    private static List<String> textDeltas(String... parts) {
        List<String> deltas = new ArrayList<>();
        for (String part : parts) {
            deltas.add("{\"type\":\"text_delta\",\"text\":%s}".formatted(quoted(part)));
        }
        return deltas;
    }

    private static List<String> start() {
        List<String> events = new ArrayList<>();
        events.add(
                event(
                        "message_start",
                        "\"message\":{\"id\":\"msg_s1\",\"type\":\"message\",\"role\":\"assistant\","
                                + "\"model\":\"claude-sonnet-4-5-20250929\",\"content\":[],"
                                + "\"stop_reason\":null,\"stop_sequence\":null,\"usage\":"
                                + "{\"input_tokens\":9,\"cache_creation_input_tokens\":0,"
                                + "\"cache_read_input_tokens\":4,\"output_tokens\":1}}"));
        events.add(event("ping", ""));
        return events;
    }

    private static void block(List<String> events, int index, String block, List<String> deltas) {
        events.add(
                event(
                        "content_block_start",
                        "\"index\":%d,\"content_block\":%s".formatted(index, block)));
        for (String delta : deltas) {
            events.add(
                    event(
                            "content_block_delta",
                            "\"index\":%d,\"delta\":%s".formatted(index, delta)));
        }
        events.add(event("content_block_stop", "\"index\":" + index));
    }

    private static List<String> stop(List<String> events, String reason) {
        events.add(
                event(
                        "message_delta",
                        ("\"delta\":{\"stop_reason\":%s,\"stop_sequence\":null},"
                                        + "\"usage\":{\"output_tokens\":12}")
                                .formatted(quoted(reason))));
        events.add(event("message_stop", ""));
        return events;
    }

    private static String event(String type, String rest) {
        String fields = rest.isEmpty() ? "" : "," + rest;
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, fields);
    }

    private static String toolBlock(OpenAi.Call call, String input) {
        return "{\"type\":\"tool_use\",\"id\":%s,\"name\":%s,\"input\":%s}"
                .formatted(quoted(call.id()), quoted(call.name()), input);
    }

    private static String whole(String content, String reason) {
        return ("{\"id\":\"msg_w1\",\"type\":\"message\",\"role\":\"assistant\","
                        + "\"model\":\"claude-sonnet-4-5-20250929\",\"content\":[%s],"
                        + "\"stop_reason\":\"%s\",\"stop_sequence\":null,\"usage\":"
                        + "{\"input_tokens\":9,\"cache_creation_input_tokens\":0,"
                        + "\"cache_read_input_tokens\":4,\"output_tokens\":12}}")
                .formatted(content, reason);
    }

    private static String quoted(String text) {
        return OpenAi.quoted(text);
    }
}
