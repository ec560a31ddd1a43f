package aigateway.sdk;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Wire;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers the scenarios of `src/test/sdk`, in OpenAI's or in Anthropic's format.
///
/// @param anthropic true for Anthropic's format
record ScenarioProvider(boolean anthropic) {
    private static final Pattern NAME = Pattern.compile("scenario: ([a-z]+)(?: ([0-9]+))?\\.");
    private static final OpenAi.Call FIRST =
            new OpenAi.Call("call_1", "weather", "{\"city\":\"Zürich\"}");
    private static final OpenAi.Call SECOND =
            new OpenAi.Call("call_2", "weather", "{\"city\":\"京都\"}");

    Answer answer(ReceivedRequest request) {
        String body = request.text();
        boolean stream = body.contains("\"stream\":true") || body.contains("\"stream\": true");
        Matcher scenario = NAME.matcher(body);
        if (!scenario.find()) {
            return text(stream, "Feed them.");
        }
        return switch (scenario.group(1)) {
            case "text" -> text(stream, "Grüße ", "from ", "the provider 🙂");
            case "tools" ->
                    body.contains("21 degrees")
                            ? text(stream, "It is ", "21 degrees.")
                            : calls(stream, FIRST);
            case "parallel" -> calls(stream, FIRST, SECOND);
            case "schema" -> schema(stream, body);
            case "vision" ->
                    text(stream, body.contains("iVBORw0KGgo") ? "I see one pixel." : "No.");
            case "status" -> status(Integer.parseInt(scenario.group(2)));
            case "broken" ->
                    text(true, "Half ", "an ", "answer")
                            .pausing(5)
                            .cutAfterPieces(anthropic ? 10 : 6, Wire.Cut.FIN);
            case "endless" -> text(true, "On ", "and on").stallAfter(anthropic ? 5 : 3);
            default -> throw new AssertionError(scenario.group());
        };
    }

    private HttpAnswer text(boolean stream, String... parts) {
        if (stream) {
            return anthropic ? Anthropic.stream(parts) : OpenAi.stream(parts);
        }
        String text = String.join("", parts);
        return anthropic ? Anthropic.message(text) : OpenAi.completion(text);
    }

    private HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        if (stream) {
            return anthropic ? Anthropic.streamedToolUse(calls) : OpenAi.streamedToolCalls(calls);
        }
        return anthropic ? Anthropic.toolUse(calls) : OpenAi.toolCalls(calls);
    }

    private HttpAnswer schema(boolean stream, String body) {
        return body.contains("json_schema") && body.contains("\"age\"")
                ? text(stream, "{\"name\":\"Ada\",", "\"age\":36}")
                : text(stream, "no schema came");
    }

    private HttpAnswer status(int status) {
        String message = "Sorry, " + status + ".";
        return anthropic
                ? Anthropic.error(status, "api_error", message)
                : Answers.error(status, "server_error", message);
    }
}
