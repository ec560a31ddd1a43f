package aigateway.endtoend.policies;

import aigateway.testing.Completion;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `POST /v1/chat/completions`.
final class OpenAiDoor implements Door {
    @Override
    public String name() {
        return "OpenAI";
    }

    @Override
    public String dialect() {
        return "openai";
    }

    @Override
    public String lengthFinish() {
        return "length";
    }

    @Override
    public Heard ask(Callers callers, Question question, String... fields)
            throws IOException, InterruptedException {
        String stream =
                question.stream()
                        ? "\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                        : "";
        String body =
                ("{\"model\":%s,%s\"messages\":[{\"role\":\"system\",\"content\":%s},"
                                + "{\"role\":\"user\",\"content\":%s}]}")
                        .formatted(
                                OpenAi.quoted(question.model()),
                                stream,
                                OpenAi.quoted(question.system()),
                                OpenAi.quoted(question.text()));
        Reply reply = callers.http().chat(body, fields);
        boolean streamed = reply.header("content-type").startsWith("text/event-stream");
        if (streamed != (question.stream() && reply.status() == 200)) {
            throw new AssertionError(reply.headers() + "\n" + reply.text());
        }
        return heard(reply, streamed);
    }

    private static Heard heard(Reply reply, boolean streamed) {
        Completion answer =
                streamed ? Completion.streamed(events(reply)) : Completion.whole(reply.json());
        JsonNode usage = answer.usage();
        return new Heard(
                answer.content(),
                answer.finish(),
                code(answer.error()),
                streamed ? answer.done() : reply.status() == 200,
                usage == null ? -1 : usage.path("prompt_tokens").asLong(-1),
                usage == null ? -1 : usage.path("completion_tokens").asLong(-1),
                reply.status(),
                reply::header,
                reply.text());
    }

    private static List<String> events(Reply reply) {
        return reply.text()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5).strip())
                .toList();
    }

    private static @Nullable String code(@Nullable JsonNode error) {
        return error == null ? null : error.path("code").asString(error.path("type").asString(""));
    }
}
