package aigateway.testing;

import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.HttpAnswer.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Answers as Ollama's chat operation gives them. Text may be anything; it is escaped here.
public final class Ollama {
    private static final String DONE =
            ",\"done_reason\":\"stop\",\"done\":true,\"total_duration\":142639084,"
                    + "\"load_duration\":44742834,\"prompt_eval_count\":13,"
                    + "\"prompt_eval_duration\":38787583,\"eval_count\":12,"
                    + "\"eval_duration\":58775042}\n";

    private Ollama() {}

    /// A whole answer of text.
    public static HttpAnswer message(String text) {
        return whole(line(text, "") + DONE);
    }

    /// A whole answer that calls tools; their ids are left out, as older versions do.
    public static HttpAnswer toolCalls(OpenAi.Call... calls) {
        return whole(line("", calls(0, calls)) + DONE);
    }

    /// A streamed answer of text.
    public static HttpAnswer stream(String... parts) {
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            lines.add(line(part, "") + ",\"done\":false}\n");
        }
        return streamed(lines);
    }

    /// A streamed answer that calls tools, one a line, without ids.
    public static HttpAnswer streamedToolCalls(OpenAi.Call... calls) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < calls.length; i++) {
            lines.add(line("", calls(i, calls[i])) + ",\"done\":false}\n");
        }
        return streamed(lines);
    }

    /// An error answer.
    public static HttpAnswer error(int status, String message) {
        return Answers.json(status, "{\"error\":%s}".formatted(OpenAi.quoted(message)));
    }

    private static HttpAnswer whole(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Answers.of(200, "application/json; charset=utf-8", bytes);
    }

    private static HttpAnswer streamed(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            steps.add(new Step.Data(line.getBytes(StandardCharsets.UTF_8)));
        }
        steps.add(new Step.Data((line("", "") + DONE).getBytes(StandardCharsets.UTF_8)));
        return new HttpAnswer(
                200,
                List.of(new ReceivedRequest.Field("content-type", "application/x-ndjson")),
                List.copyOf(steps),
                Framing.CHUNKED);
    }

    private static String line(String text, String more) {
        return ("{\"model\":\"llama3.2\",\"created_at\":\"2026-02-24T08:00:00.241046Z\","
                        + "\"message\":{\"role\":\"assistant\",\"content\":%s%s}")
                .formatted(OpenAi.quoted(text), more);
    }

    private static String calls(int first, OpenAi.Call... calls) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < calls.length; i++) {
            all.add(
                    "{\"function\":{\"index\":%d,\"name\":%s,\"arguments\":%s}}"
                            .formatted(
                                    first + i,
                                    OpenAi.quoted(calls[i].name()),
                                    calls[i].arguments()));
        }
        return ",\"tool_calls\":[" + String.join(",", all) + "]";
    }
}
