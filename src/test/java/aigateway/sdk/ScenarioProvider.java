package aigateway.sdk;

import aigateway.testing.Answer;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Wire;
import aigateway.testing.formats.Format;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Answers the scenarios of `src/test/sdk` in one provider's format.
record ScenarioProvider(Format format) {
    private static final Pattern NAME = Pattern.compile("scenario: ([a-z]+)(?: ([0-9]+))?\\.");
    private static final OpenAi.Call FIRST =
            new OpenAi.Call("call_1", "weather", "{\"city\":\"Zürich\"}");
    private static final OpenAi.Call SECOND =
            new OpenAi.Call("call_2", "weather", "{\"city\":\"京都\"}");

    Answer answer(ReceivedRequest request) {
        String body = request.text();
        boolean stream = format.wantsStream(request);
        Matcher scenario = NAME.matcher(body);
        if (!scenario.find()) {
            return format.text(stream, "Feed them.");
        }
        return switch (scenario.group(1)) {
            case "text" -> format.text(stream, "Grüße ", "from ", "the provider 🙂");
            case "tools" ->
                    body.contains("21 degrees")
                            ? secondTurn(stream, request.json())
                            : format.calls(stream, FIRST);
            case "parallel" -> format.calls(stream, FIRST, SECOND);
            case "schema" -> schema(stream, request.json());
            case "vision" ->
                    format.text(stream, body.contains("iVBORw0KGgo") ? "I see one pixel." : "No.");
            case "status" -> status(Integer.parseInt(scenario.group(2)));
            case "broken" ->
                    format.text(true, "Half ", "an ", "answer")
                            .pausing(5)
                            .cutAfterPieces(2 * (format.eventsBeforeText() + 2), Wire.Cut.FIN);
            case "endless" ->
                    format.text(true, "On ", "and ", "on")
                            .stallAfter(format.eventsBeforeText() + 2);
            default -> throw new AssertionError(scenario.group());
        };
    }

    /// A provider refuses a second turn that does not fit to the first.
    private HttpAnswer secondTurn(boolean stream, JsonNode request) {
        return format.endsWithResultOf(request, FIRST)
                ? format.text(stream, "It is ", "21 degrees.")
                : format.error(400, "The result does not follow its call: " + request);
    }

    private HttpAnswer schema(boolean stream, JsonNode request) {
        return format.wantsSchema(request) && request.toString().contains("\"age\"")
                ? format.text(stream, "{\"name\":\"Ada\",", "\"age\":36}")
                : format.text(stream, "no schema came");
    }

    private HttpAnswer status(int status) {
        return format.error(status, "Sorry, " + status + ".");
    }
}
