package aigateway.testing.formats;

import aigateway.dialect.eventstream.Frames;
import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.HttpAnswer.Step;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Bedrock's Converse API: binary event streams, whose text carries padding.
final class BedrockFormat implements Format {
    private static final String USAGE =
            "\"usage\":{\"inputTokens\":9,\"outputTokens\":12,\"totalTokens\":25,"
                    + "\"cacheReadInputTokens\":4},\"metrics\":{\"latencyMs\":9}";

    @Override
    public String kind() {
        return "bedrock";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        if (!stream) {
            return whole(
                    "{\"text\":%s}".formatted(OpenAi.quoted(String.join("", parts))), "end_turn");
        }
        List<Step> events = start();
        for (String part : parts) {
            events.add(delta(0, "{\"text\":%s}".formatted(OpenAi.quoted(part))));
        }
        events.add(event("contentBlockStop", "{\"contentBlockIndex\":0}"));
        return end(events, "end_turn");
    }

    @Override
    public int eventsBeforeText() {
        return 1;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        if (!stream) {
            List<String> all = new ArrayList<>();
            for (OpenAi.Call call : calls) {
                all.add("{\"toolUse\":{%s,\"input\":%s}}".formatted(ids(call), call.arguments()));
            }
            return whole(String.join(",", all), "tool_use");
        }
        List<Step> events = start();
        for (int i = 0; i < calls.length; i++) {
            events.add(
                    event(
                            "contentBlockStart",
                            "{\"contentBlockIndex\":%d,\"start\":{\"toolUse\":{%s}}}"
                                    .formatted(i, ids(calls[i]))));
            String arguments = calls[i].arguments();
            for (int at = 0; at < arguments.length(); at += 4) {
                String piece = arguments.substring(at, Math.min(at + 4, arguments.length()));
                events.add(
                        delta(i, "{\"toolUse\":{\"input\":%s}}".formatted(OpenAi.quoted(piece))));
            }
            events.add(event("contentBlockStop", "{\"contentBlockIndex\":%d}".formatted(i)));
        }
        return end(events, "tool_use");
    }

    @Override
    public HttpAnswer error(int status, String message) {
        return Answers.json(status, "{\"message\":%s}".formatted(OpenAi.quoted(message)))
                .header("x-amzn-errortype", "ServiceUnavailableException");
    }

    @Override
    public boolean wantsStream(ReceivedRequest request) {
        return request.target().endsWith("/converse-stream");
    }

    @Override
    public boolean wantsSchema(JsonNode request) {
        return request.at("/outputConfig/textFormat").isObject();
    }

    @Override
    public boolean endsWithResultOf(JsonNode request, OpenAi.Call call) {
        JsonNode result = Format.last(request.path("messages"), 0).at("/content/0/toolResult");
        JsonNode content = Format.last(request.path("messages"), 1).path("content");
        JsonNode called = Format.last(content, 0).path("toolUse");
        return result.path("toolUseId").asString("").equals(call.id())
                && called.path("toolUseId").asString("").equals(call.id())
                && called.path("name").asString("").equals(call.name())
                && called.path("input").isObject();
    }

    private static String ids(OpenAi.Call call) {
        return "\"toolUseId\":%s,\"name\":%s"
                .formatted(OpenAi.quoted(call.id()), OpenAi.quoted(call.name()));
    }

    private static HttpAnswer whole(String content, String reason) {
        return Answers.json(
                ("{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[%s]}},"
                                + "\"stopReason\":\"%s\",%s}")
                        .formatted(content, reason, USAGE));
    }

    private static List<Step> start() {
        List<Step> events = new ArrayList<>();
        events.add(event("messageStart", "{\"p\":\"abc\",\"role\":\"assistant\"}"));
        return events;
    }

    private static Step delta(int index, String delta) {
        return event(
                "contentBlockDelta",
                "{\"contentBlockIndex\":%d,\"delta\":%s,\"p\":\"ab\"}".formatted(index, delta));
    }

    private static Step event(String type, String payload) {
        return new Step.Data(
                Frames.message(
                        payload,
                        ":event-type",
                        type,
                        ":content-type",
                        "application/json",
                        ":message-type",
                        "event"));
    }

    private static HttpAnswer end(List<Step> events, String reason) {
        events.add(event("messageStop", "{\"stopReason\":\"%s\"}".formatted(reason)));
        events.add(event("metadata", "{%s}".formatted(USAGE)));
        return new HttpAnswer(
                200,
                List.of(
                        new ReceivedRequest.Field(
                                "content-type", "application/vnd.amazon.eventstream")),
                List.copyOf(events),
                Framing.CHUNKED);
    }
}
