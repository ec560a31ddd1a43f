package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Completion;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.formats.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A request with tools, an image and a schema that is made for one dialect is answered in any
/// other, and the caller reads what could not be carried.
class FailoverAcrossDialectsTest {
    private static final OpenAi.Call CALL =
            new OpenAi.Call("call_7", "paint", "{\"colour\":\"blau 🎨\",\"width\":1.50}");
    private static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

    /// A dialect as the second provider speaks it.
    ///
    /// @param model one that takes all that its provider has
    /// @param dropped what of the request it cannot take
    private record Side(String model, Set<String> dropped, Format format) {
        static Side of(String kind, String model, String... dropped) {
            return new Side(model, Set.of(dropped), Format.of(kind));
        }

        @Override
        public String toString() {
            return format.kind();
        }
    }

    private static final String DETAIL = "messages.1.content.1.image_url.detail";
    private static final String SCHEMA = "response_format";
    private static final String MINIMUM = "response_format.json_schema.schema.minimum";

    private static final List<Side> SIDES =
            List.of(
                    Side.of("openai", "gpt-4o"),
                    Side.of(
                            "anthropic",
                            "claude-sonnet-4-5",
                            "seed",
                            "logit_bias",
                            DETAIL,
                            MINIMUM),
                    Side.of("gemini", "gemini-3-pro-preview", "logit_bias", DETAIL),
                    Side.of("mistral", "mistral-medium-latest", "logit_bias"),
                    // Cohere takes tools or a schema, never both.
                    Side.of("cohere", "command-a-plus-05-2026", "logit_bias", SCHEMA),
                    Side.of("ollama", "llama3.2-vision", "logit_bias", "tool_choice", DETAIL));

    static List<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Side first : SIDES) {
            for (Side second : SIDES) {
                if (first != second) {
                    pairs.add(Arguments.of(first, second));
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void isServedByTheSecond(Side first, Side second) throws Exception {
        try (FakeProvider failing = FakeProvider.start();
                FakeProvider serving = FakeProvider.start();
                GatewayTester gateway = gateway(first, failing, second, serving)) {
            failing.always(first.format.error(503, "No."));
            serving.then(second.format.calls(false, CALL)).then(second.format.calls(true, CALL));

            Reply reply = gateway.caller().chat(request(false), "x-llm-provider", "first");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("x-gateway-provider")).isEqualTo("second");
            assertThat(reply.header("x-gateway-attempts")).isEqualTo("2");
            check(second, reply.header("x-gateway-dropped"), Completion.whole(reply.json()));

            try (StreamedReply stream =
                    gateway.caller().stream(request(true), "x-llm-provider", "first")) {
                check(second, stream.header("x-gateway-dropped"), stream.completion());
            }
            assertThat(failing.requests()).hasSize(2);
            assertThat(serving.requests())
                    .hasSize(2)
                    .extracting(request -> request.json().toString())
                    .allMatch(sent -> sent.contains(IMAGE))
                    .allMatch(sent -> sent.contains("\"paint\""))
                    .allMatch(
                            sent -> sent.contains("\"verdict\"") != second.dropped.contains(SCHEMA))
                    .allMatch(sent -> sent.contains("Be brief."));
        }
    }

    private static void check(Side second, String dropped, Completion answer) {
        assertThat(dropped.isEmpty() ? Set.of() : Set.of(dropped.split(", ")))
                .isEqualTo(second.dropped);
        assertThat(answer.finish()).isEqualTo("tool_calls");
        assertThat(answer.error()).isNull();
        assertThat(answer.toolCalls()).hasSize(1);
        OpenAi.Call call = answer.toolCalls().getFirst();
        assertThat(call.id()).isNotBlank();
        assertThat(call.name()).isEqualTo(CALL.name());
        assertThat(call.arguments()).isEqualTo(CALL.arguments());
    }

    private static GatewayTester gateway(
            Side first, FakeProvider failing, Side second, FakeProvider serving) {
        return GatewayTester.start(
                table("first", first, failing) + table("second", second, serving));
    }

    private static String table(String name, Side side, FakeProvider fake) {
        return """
        [[providers]]
        name = "%s"
        kind = "%s"
        endpoint = "%s"
        apiKey = "key-of-%s"
        model = "%s"
        """
                .formatted(name, side, fake.url(), name, side.model);
    }

    private static String request(boolean stream) {
        return """
        {"stream": %s, "temperature": 0.5, "seed": 7, "logit_bias": {"1": 2}, "max_tokens": 100,
         "messages": [
          {"role": "system", "content": "Be brief."},
          {"role": "user", "content": [
           {"type": "text", "text": "What is it?"},
           {"type": "image_url",
            "image_url": {"url": "data:image/png;base64,%s", "detail": "high"}}]}],
         "tools": [{"type": "function", "function": {"name": "paint", "parameters":
          {"type": "object", "properties": {"colour": {"type": "string"}}}}}],
         "tool_choice": "required",
         "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema":
          {"type": "object", "additionalProperties": false, "required": ["verdict"],
           "properties": {"verdict": {"type": "integer", "minimum": 1}}}}}}
        """
                .formatted(stream, IMAGE);
    }
}
