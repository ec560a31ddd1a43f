package aigateway.testing.formats;

import aigateway.testing.Anthropic;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import tools.jackson.databind.JsonNode;

/// Anthropic's Messages API.
final class AnthropicFormat implements Format {
    @Override
    public String kind() {
        return "anthropic";
    }

    @Override
    public HttpAnswer text(boolean stream, String... parts) {
        return stream ? Anthropic.stream(parts) : Anthropic.message(String.join("", parts));
    }

    @Override
    public int eventsBeforeText() {
        return 3;
    }

    @Override
    public HttpAnswer calls(boolean stream, OpenAi.Call... calls) {
        return stream ? Anthropic.streamedToolUse(calls) : Anthropic.toolUse(calls);
    }

    @Override
    public HttpAnswer error(int status, String message) {
        return Anthropic.error(status, "api_error", message);
    }

    @Override
    public boolean wantsStream(ReceivedRequest request) {
        return request.json().path("stream").asBoolean(false);
    }

    @Override
    public boolean wantsSchema(JsonNode request) {
        return request.toString().contains("json_schema");
    }

    @Override
    public boolean endsWithResultOf(JsonNode request, OpenAi.Call call) {
        JsonNode result = Format.last(request.path("messages"), 0).at("/content/0");
        JsonNode called = Format.last(Format.last(request.path("messages"), 1).path("content"), 0);
        return result.path("type").asString("").equals("tool_result")
                && result.path("tool_use_id").asString("").equals(call.id())
                && called.path("id").asString("").equals(call.id())
                && called.path("input").isObject();
    }
}
