package aigateway.testing.formats;

import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.HttpAnswer.Step;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Ollama's `/api/chat`: a stream is lines of JSON, calls have no ids, nothing is told about
/// caches.
final class OllamaFormat implements Format {
    private static final String DONE =
            "\"done_reason\":\"stop\",\"done\":true,\"total_duration\":2359567,"
                    + "\"load_duration\":24478,\"prompt_eval_count\":9,"
                    + "\"prompt_eval_duration\":339942,\"eval_count\":12,\"eval_duration\":2323043";

    @Override
    public String kind() {
        return "ollama";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        if (!stream) {
            return Answers.json(line(content(String.join("", parts)), DONE));
        }
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            lines.add(line(content(part), "\"done\":false"));
        }
        return lines(lines);
    }

    @Override
    public int eventsBeforeText() {
        return 0;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        List<String> all = new ArrayList<>();
        for (OpenAi.Call call : calls) {
            String index = stream && !all.isEmpty() ? "\"index\":" + all.size() + "," : "";
            all.add(
                    "{\"function\":{%s\"name\":%s,\"arguments\":%s}}"
                            .formatted(index, OpenAi.quoted(call.name()), call.arguments()));
        }
        if (!stream) {
            return Answers.json(line(toolCalls(String.join(",", all)), DONE));
        }
        List<String> lines = new ArrayList<>();
        for (String call : all) {
            lines.add(line(toolCalls(call), "\"done\":false"));
        }
        return lines(lines);
    }

    @Override
    public HttpAnswer error(int status, String message) {
        return Answers.json(status, "{\"error\":%s}".formatted(OpenAi.quoted(message)));
    }

    /// Without `stream` Ollama streams.
    @Override
    public boolean wantsStream(ReceivedRequest request) {
        return request.json().path("stream").asBoolean(true);
    }

    @Override
    public boolean wantsSchema(JsonNode request) {
        return request.path("format").isObject();
    }

    @Override
    public boolean endsWithResultOf(JsonNode request, OpenAi.Call call) {
        JsonNode result = Format.last(request.path("messages"), 0);
        JsonNode called = Format.last(request.path("messages"), 1).at("/tool_calls/0/function");
        return result.path("role").asString("").equals("tool")
                && result.path("content").isString()
                && called.path("name").asString("").equals(call.name())
                && called.path("arguments").isObject();
    }

    private static String content(String text) {
        return "{\"role\":\"assistant\",\"content\":%s}".formatted(OpenAi.quoted(text));
    }

    private static String toolCalls(String calls) {
        return "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[%s]}".formatted(calls);
    }

    private static String line(String message, String rest) {
        return ("{\"model\":\"qwen3:14b\",\"created_at\":\"2025-06-09T17:58:55.337823Z\","
                        + "\"message\":%s,%s}")
                .formatted(message, rest);
    }

    private static HttpAnswer lines(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            steps.add(step(line));
        }
        steps.add(step(line(content(""), DONE)));
        return new HttpAnswer(
                200,
                List.of(new ReceivedRequest.Field("content-type", "application/x-ndjson")),
                List.copyOf(steps),
                Framing.CHUNKED);
    }

    private static Step step(String line) {
        return new Step.Data((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
