package aigateway.testing.formats;

import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Mistral's chat completions: of OpenAI's shape, with ids of nine letters and digits, calls in one
/// piece, usage beside the finish, and padding.
final class MistralFormat implements Format {
    private static final String USAGE =
            "{\"prompt_tokens\":9,\"total_tokens\":21,\"completion_tokens\":12,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":4},"
                    + "\"service_tier\":\"standard\"}";

    @Override
    public String kind() {
        return "mistral";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        if (!stream) {
            String text = OpenAi.quoted(String.join("", parts));
            return whole("\"tool_calls\":null,\"content\":" + text, "stop");
        }
        List<String> events = start();
        for (String part : parts) {
            events.add(chunk("{\"content\":%s}".formatted(OpenAi.quoted(part)), "null", ""));
        }
        return end(events, "{\"content\":\"\"}", "stop");
    }

    @Override
    public int eventsBeforeText() {
        return 1;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < calls.length; i++) {
            String rest = stream ? ",\"index\":" + i : ",\"type\":\"function\"";
            all.add(
                    "{\"id\":\"%s\",\"function\":{\"name\":%s,\"arguments\":%s}%s}"
                            .formatted(
                                    id(calls[i]),
                                    OpenAi.quoted(calls[i].name()),
                                    OpenAi.quoted(calls[i].arguments()),
                                    rest));
        }
        String array = "\"tool_calls\":[%s]".formatted(String.join(",", all));
        return stream
                ? end(start(), "{" + array + "}", "tool_calls")
                : whole("\"content\":\"\"," + array, "tool_calls");
    }

    /// Nine letters and digits, which Mistral insists on.
    private static String id(OpenAi.Call call) {
        return (call.id().replace("_", "") + "000000000").substring(0, 9);
    }

    @Override
    public HttpAnswer error(int status, String message) {
        String text = OpenAi.quoted(message);
        return switch (status) {
            case 401 -> Answers.json(401, "{\"detail\":%s}".formatted(text));
            case 422 ->
                    Answers.json(
                            422,
                            ("{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":"
                                            + "\"extra_forbidden\",\"loc\":[\"body\",\"x\"],"
                                            + "\"msg\":%s,\"input\":1}]},\"type\":"
                                            + "\"invalid_request_error\",\"param\":null,"
                                            + "\"code\":null}")
                                    .formatted(text));
            default ->
                    Answers.json(
                            status,
                            ("{\"object\":\"error\",\"message\":%s,\"type\":\"%s\","
                                            + "\"param\":null,\"code\":\"1300\"}")
                                    .formatted(text, type(status)));
        };
    }

    private static String type(int status) {
        return status == 429 ? "rate_limited" : "invalid_request_error";
    }

    @Override
    public boolean wantsStream(ReceivedRequest request) {
        return request.json().path("stream").asBoolean(false);
    }

    @Override
    public boolean wantsSchema(JsonNode request) {
        return request.at("/response_format/json_schema/schema").isObject();
    }

    @Override
    public boolean endsWithResultOf(JsonNode request, OpenAi.Call call) {
        return OpenAiFormat.endsWithResultOf(request, id(call), call.name());
    }

    private static List<String> start() {
        List<String> events = new ArrayList<>();
        events.add(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null", ""));
        return events;
    }

    private static HttpAnswer end(List<String> events, String delta, String finish) {
        events.add(chunk(delta, OpenAi.quoted(finish), ",\"usage\":" + USAGE));
        events.add("[DONE]");
        return Answers.sse(events);
    }

    private static String chunk(String delta, String finish, String rest) {
        return ("{\"id\":\"f8bfe790d883421b8e3baee516ec5a37\",\"object\":"
                        + "\"chat.completion.chunk\",\"created\":1787150060,\"model\":"
                        + "\"mistral-small-latest\",\"choices\":[{\"index\":0,\"delta\":%s,"
                        + "\"finish_reason\":%s}]%s,\"p\":\"abcdefghij\"}")
                .formatted(delta, finish, rest);
    }

    private static HttpAnswer whole(String message, String finish) {
        return Answers.json(
                ("{\"id\":\"30a11e732c494a72b510c2bd3b25548b\",\"created\":1787150091,"
                                + "\"model\":\"mistral-small-latest\",\"usage\":%s,"
                                + "\"object\":\"chat.completion\",\"choices\":[{\"index\":0,"
                                + "\"finish_reason\":\"%s\",\"message\":"
                                + "{\"role\":\"assistant\",%s}}]}")
                        .formatted(USAGE, finish, message));
    }
}
