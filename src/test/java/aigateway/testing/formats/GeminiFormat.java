package aigateway.testing.formats;

import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Gemini's `generateContent` and `streamGenerateContent?alt=sse`, as a thinking model answers: its
/// calls have no ids, the first one carries a signature, and the next turn must bring it back.
final class GeminiFormat implements Format {
    private static final String SIGNATURE = "CiQBEU0yD1hCYiUoRFyerO7xltRNYWnI+sSFA1cwzfrO0/SJUz0=";

    @Override
    public String kind() {
        return "gemini";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        if (!stream) {
            return Answers.json(answer(textPart(String.join("", parts)), true));
        }
        List<String> events = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            events.add(event(answer(textPart(parts[i]), i == parts.length - 1)));
        }
        return Answers.sse(events);
    }

    @Override
    public int eventsBeforeText() {
        return 0;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        List<String> parts = new ArrayList<>();
        for (OpenAi.Call call : calls) {
            String signature =
                    parts.isEmpty() ? ",\"thoughtSignature\": \"" + SIGNATURE + "\"" : "";
            parts.add(
                    "{\"functionCall\": {\"name\": %s,\"args\": %s}%s}"
                            .formatted(OpenAi.quoted(call.name()), call.arguments(), signature));
        }
        if (!stream) {
            return Answers.json(answer(String.join(",", parts), true));
        }
        List<String> events = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            events.add(event(answer(parts.get(i), i == parts.size() - 1)));
        }
        return Answers.sse(events);
    }

    @Override
    public HttpAnswer error(int status, String message) {
        return Answers.json(
                status,
                "{\n  \"error\": {\n    \"code\": %d,\n    \"message\": %s,\n    \"status\": \"%s\"\n  }\n}\n"
                        .formatted(status, OpenAi.quoted(message), statusName(status)));
    }

    private static String statusName(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 500 -> "INTERNAL";
            case 503, 529 -> "UNAVAILABLE";
            default -> "INVALID_ARGUMENT";
        };
    }

    @Override
    public boolean wantsStream(ReceivedRequest request) {
        return request.target().contains(":streamGenerateContent");
    }

    @Override
    public boolean wantsSchema(JsonNode request) {
        JsonNode config = request.path("generationConfig");
        return config.path("responseJsonSchema").isObject()
                || config.path("responseSchema").isObject();
    }

    @Override
    public boolean endsWithResultOf(JsonNode request, OpenAi.Call call) {
        JsonNode result = Format.last(request.path("contents"), 0).at("/parts/0/functionResponse");
        JsonNode called = Format.last(request.path("contents"), 1);
        return result.path("name").asString("").equals(call.name())
                && result.path("response").isObject()
                && called.path("role").asString("").equals("model")
                && called.at("/parts/0/functionCall/name").asString("").equals(call.name())
                && called.at("/parts/0/functionCall/args").isObject()
                && called.at("/parts/0/thoughtSignature").asString("").equals(SIGNATURE);
    }

    private static String textPart(String text) {
        return "{\"text\": %s}".formatted(OpenAi.quoted(text));
    }

    /// Gemini ends its lines with CRLF.
    private static String event(String answer) {
        return "data: " + answer + "\r\n\r\n";
    }

    private static String answer(String parts, boolean last) {
        String counted =
                last
                        ? "\"candidatesTokenCount\": 9,\"totalTokenCount\": 21,"
                                + "\"cachedContentTokenCount\": 4,\"thoughtsTokenCount\": 3,"
                        : "\"totalTokenCount\": 9,";
        return ("{\"candidates\": [{\"content\": {\"parts\": [%s],\"role\": \"model\"},"
                        + "%s\"index\": 0}],\"usageMetadata\": {\"promptTokenCount\": 9,%s"
                        + "\"promptTokensDetails\": [{\"modality\": \"TEXT\",\"tokenCount\": 9}]},"
                        + "\"modelVersion\": \"gemini-2.5-flash\",\"responseId\": \"S7-FaruuCO2q\"}")
                .formatted(parts, last ? "\"finishReason\": \"STOP\"," : "", counted);
    }
}
