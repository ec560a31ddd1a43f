package aigateway.testing.formats;

import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Cohere's v2 chat: typed events, a plan before calls, `[DONE]` at the end.
final class CohereFormat implements Format {
    private static final String PLAN = "I will look up the weather.";
    private static final String USAGE =
            "{\"billed_units\":{\"input_tokens\":5,\"output_tokens\":9},"
                    + "\"tokens\":{\"input_tokens\":9,\"output_tokens\":12},\"cached_tokens\":4}";

    @Override
    public String kind() {
        return "cohere";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        if (!stream) {
            String text = OpenAi.quoted(String.join("", parts));
            return whole(
                    "\"content\":[{\"type\":\"text\",\"text\":%s}]".formatted(text), "COMPLETE");
        }
        List<String> events = start();
        events.add(event("content-start", 0, "\"content\":{\"type\":\"text\",\"text\":\"\"}"));
        for (String part : parts) {
            String text = OpenAi.quoted(part);
            events.add(event("content-delta", 0, "\"content\":{\"text\":%s}".formatted(text)));
        }
        events.add(event("content-end", 0, ""));
        return end(events, "COMPLETE");
    }

    @Override
    public int eventsBeforeText() {
        return 2;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        if (!stream) {
            List<String> all = new ArrayList<>();
            for (OpenAi.Call call : calls) {
                all.add(call(call, call.arguments()));
            }
            return whole(
                    "\"tool_plan\":\"%s\",\"tool_calls\":[%s]"
                            .formatted(PLAN, String.join(",", all)),
                    "TOOL_CALL");
        }
        List<String> events = start();
        for (String word : PLAN.split("(?= )", -1)) {
            events.add(event("tool-plan-delta", -1, "\"tool_plan\":\"%s\"".formatted(word)));
        }
        for (int i = 0; i < calls.length; i++) {
            events.add(event("tool-call-start", i, "\"tool_calls\":" + call(calls[i], "")));
            String arguments = calls[i].arguments();
            for (int at = 0; at < arguments.length(); at += 4) {
                String piece = arguments.substring(at, Math.min(at + 4, arguments.length()));
                events.add(
                        event(
                                "tool-call-delta",
                                i,
                                "\"tool_calls\":{\"function\":{\"arguments\":%s}}"
                                        .formatted(OpenAi.quoted(piece))));
            }
            events.add(event("tool-call-end", i, ""));
        }
        return end(events, "TOOL_CALL");
    }

    @Override
    public HttpAnswer error(int status, String message) {
        return Answers.json(
                status,
                "{\"id\":\"2d4609a6-d1f9-4cf4-8d09-af865409bdc2\",\"message\":%s}"
                        .formatted(OpenAi.quoted(message)));
    }

    @Override
    public boolean wantsStream(ReceivedRequest request) {
        return request.json().path("stream").asBoolean(false);
    }

    @Override
    public boolean wantsSchema(JsonNode request) {
        return request.at("/response_format/json_schema").isObject();
    }

    @Override
    public boolean endsWithResultOf(JsonNode request, OpenAi.Call call) {
        return OpenAiFormat.endsWithResultOf(request, call.id(), call.name());
    }

    private static String call(OpenAi.Call call, String arguments) {
        return "{\"id\":%s,\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":%s}}"
                .formatted(
                        OpenAi.quoted(call.id()),
                        OpenAi.quoted(call.name()),
                        OpenAi.quoted(arguments));
    }

    private static HttpAnswer whole(String message, String finish) {
        return Answers.json(
                ("{\"id\":\"bed99e63-72a3-45ce-8e0c-152eb1fc25dc\",\"message\":"
                                + "{\"role\":\"assistant\",%s},\"finish_reason\":\"%s\","
                                + "\"usage\":%s}")
                        .formatted(message, finish, USAGE));
    }

    private static List<String> start() {
        List<String> events = new ArrayList<>();
        events.add(
                "event: message-start\ndata: {\"id\":\"e6d757a9-f0f3-40fe-9b8a-44cdc3bd18a7\","
                        + "\"type\":\"message-start\",\"delta\":{\"message\":{\"role\":"
                        + "\"assistant\",\"content\":[],\"tool_plan\":\"\",\"tool_calls\":[],"
                        + "\"citations\":[]}}}\n\n");
        return events;
    }

    private static String event(String type, int index, String message) {
        String number = index < 0 ? "" : ",\"index\":" + index;
        String delta = message.isEmpty() ? "" : ",\"delta\":{\"message\":{%s}}".formatted(message);
        return "event: %s\ndata: {\"type\":\"%s\"%s%s}\n\n".formatted(type, type, number, delta);
    }

    private static HttpAnswer end(List<String> events, String finish) {
        events.add(
                ("event: message-end\ndata: {\"type\":\"message-end\",\"delta\":"
                                + "{\"finish_reason\":\"%s\",\"usage\":%s}}\n\n")
                        .formatted(finish, USAGE));
        events.add("[DONE]");
        return Answers.sse(events);
    }
}
