package aigateway.testing.formats;

import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import tools.jackson.databind.JsonNode;

/// OpenAI's chat completions.
final class OpenAiFormat implements Format {
    @Override
    public String kind() {
        return "openai";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        return stream ? OpenAi.stream(parts) : OpenAi.completion(String.join("", parts));
    }

    @Override
    public int eventsBeforeText() {
        return 1;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        return stream ? OpenAi.streamedToolCalls(calls) : OpenAi.toolCalls(calls);
    }

    @Override
    public HttpAnswer error(int status, String message) {
        return Answers.error(status, "server_error", message);
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
        return endsWithResultOf(request, call.id(), call.name());
    }

    /// The same in all formats of OpenAI's shape.
    static boolean endsWithResultOf(JsonNode request, String id, String name) {
        JsonNode result = Format.last(request.path("messages"), 0);
        JsonNode called = Format.last(request.path("messages"), 1).at("/tool_calls/0");
        return result.path("role").asString("").equals("tool")
                && result.path("tool_call_id").asString("").equals(id)
                && called.path("id").asString("").equals(id)
                && called.at("/function/name").asString("").equals(name)
                && called.at("/function/arguments").isString();
    }
}
