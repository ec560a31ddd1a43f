package aigateway.endtoend.input;

import java.util.List;
import java.util.stream.Stream;

/// Bodies that are JSON, but no chat request.
final class BadRequests {
    private BadRequests() {}

    static Stream<BadBody> all() {
        return Stream.of(messages(), contents(), tools(), parameters()).flatMap(List::stream);
    }

    private static BadBody messages(String name, String messages, String... hints) {
        return BadBody.of(name, "{\"messages\":" + messages + "}", hints);
    }

    private static BadBody member(String name, String member, String... hints) {
        return BadBody.of(
                name,
                "{" + member + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
                hints);
    }

    private static List<BadBody> messages() {
        return List.of(
                BadBody.of("no messages", "{\"model\":\"x\"}", "messages"),
                messages("messages null", "null", "messages"),
                messages("messages a text", "\"Hi\"", "messages", "array"),
                messages("messages an object", "{}", "messages", "array"),
                messages("messages empty", "[]", "messages"),
                messages("a message that is a text", "[\"Hi\"]", "messages[0]"),
                messages("no role", "[{\"content\":\"Hi\"}]", "messages[0]", "role"),
                messages(
                        "unknown role",
                        "[{\"role\":\"robot\",\"content\":\"Hi\"}]",
                        "messages[0].role"),
                messages("a role of a number", "[{\"role\":1,\"content\":\"Hi\"}]", "role"),
                messages(
                        "a later unknown role",
                        "[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"User\",\"content\":\"\"}]",
                        "messages[1]"),
                messages(
                        "a result without an id",
                        "[{\"role\":\"tool\",\"content\":\"4\"}]",
                        "tool_call_id"),
                messages(
                        "a result without a call",
                        "[{\"role\":\"user\",\"content\":\"Hi\"},"
                                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"4\"}]",
                        "messages[1]"),
                messages(
                        "a result of another call",
                        "[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"tool_calls\":"
                                + "[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                                + "\"arguments\":\"{}\"}}]},"
                                + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"4\"}]",
                        "messages[2].tool_call_id"));
    }

    private static List<BadBody> contents() {
        return List.of(
                messages("no content", "[{\"role\":\"user\"}]", "content"),
                messages("content a number", "[{\"role\":\"user\",\"content\":5}]", "content"),
                messages("content an object", "[{\"role\":\"user\",\"content\":{}}]", "content"),
                messages(
                        "a part of text only",
                        "[{\"role\":\"user\",\"content\":[\"Hi\"]}]",
                        "content[0]"),
                messages("a part without type", "[{\"role\":\"user\",\"content\":[{}]}]", "type"),
                messages(
                        "a text part without text",
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]",
                        "text"),
                messages(
                        "an image without address",
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}]",
                        "url"));
    }

    private static List<BadBody> tools() {
        return List.of(
                member("tools an object", "\"tools\":{}", "tools"),
                member("a tool that is a text", "\"tools\":[\"f\"]", "tools[0]"),
                member(
                        "a tool without function",
                        "\"tools\":[{\"type\":\"function\"}]",
                        "function"),
                member(
                        "a tool without name",
                        "\"tools\":[{\"type\":\"function\",\"function\":{}}]",
                        "name"),
                member("an unknown tool choice", "\"tool_choice\":\"perhaps\"", "tool_choice"),
                messages(
                        "calls that are no array",
                        "[{\"role\":\"assistant\",\"tool_calls\":{}}]",
                        "tool_calls"),
                messages(
                        "a call without name",
                        "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                                + "\"function\":{\"arguments\":\"{}\"}}]}]",
                        "name"),
                messages(
                        "arguments that are an object",
                        "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                                + "\"function\":{\"name\":\"f\",\"arguments\":{}}}]}]",
                        "arguments"));
    }

    private static List<BadBody> parameters() {
        return List.of(
                member("model a number", "\"model\":4", "model"),
                member("stream a text", "\"stream\":\"true\"", "stream", "boolean"),
                member("stream a number", "\"stream\":1", "stream"),
                member(
                        "stream_options a text",
                        "\"stream\":true,\"stream_options\":\"x\"",
                        "stream_options"),
                member("temperature a text", "\"temperature\":\"hot\"", "temperature", "number"),
                member("temperature an object", "\"temperature\":{}", "temperature"),
                member("max_tokens a text", "\"max_tokens\":\"ten\"", "max_tokens"),
                member("max_tokens negative", "\"max_tokens\":-1", "max_tokens"),
                member("max_tokens a fraction", "\"max_tokens\":1.5", "max_tokens"),
                member("n a text", "\"n\":\"two\"", "n"),
                member("n zero", "\"n\":0", "n"),
                member("stop a number", "\"stop\":5", "stop"),
                member("stop of numbers", "\"stop\":[5]", "stop"),
                member("response_format a text", "\"response_format\":\"json\"", "response_format"),
                member(
                        "json_schema missing",
                        "\"response_format\":{\"type\":\"json_schema\"}",
                        "json_schema"));
    }
}
