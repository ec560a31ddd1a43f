package aigateway.server.grpc.message;

import aigateway.json.JsonKey;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.server.grpc.proto.ChatCompletionRequest;

/// Writes a request as a body of OpenAI's chat completions API. What the body says is checked by
/// whoever reads it; here only what could not be written.
public final class RequestJson {
    private static final JsonKey MODEL = new JsonKey("model");
    private static final JsonKey MESSAGES = new JsonKey("messages");
    private static final JsonKey TEMPERATURE = new JsonKey("temperature");
    private static final JsonKey MAX_TOKENS = new JsonKey("max_tokens");
    private static final Bytes STREAM =
            Bytes.utf8("\"stream\":true,\"stream_options\":{\"include_usage\":true},");

    private final ChatCompletionRequest request;
    private final Parts json;

    private RequestJson(ChatCompletionRequest request) {
        this.request = request;
        json = new Parts(new JsonWriter(request.getSerializedSize() + 256));
    }

    /// A body, or why there is none.
    public sealed interface Result {
        /// A body that is JSON.
        record Written(Bytes body) implements Result {}

        /// A field cannot be written as JSON.
        record Bad(Failure.Refused failure) implements Result {}
    }

    /// Writes a request.
    ///
    /// @param stream true if the answer is wanted as it comes
    public static Result write(ChatCompletionRequest request, boolean stream) {
        RequestJson body = new RequestJson(request);
        body.all(stream);
        Failure.Refused wrong = body.json.wrong();
        return wrong == null ? new Result.Written(body.json.out().bytes()) : new Result.Bad(wrong);
    }

    private void all(boolean stream) {
        JsonWriter out = json.out().object();
        if (stream) {
            out.paste(STREAM);
        }
        if (!request.getModel().isEmpty()) {
            out.key(MODEL).string(request.getModel());
        }
        new MessagesJson(json).write(out.key(MESSAGES), request.getMessagesList());
        sampling(out);
        new ToolsJson(json).write(request);
        options(out);
        json.members("extra_json", request.getExtraJson());
        out.endObject();
    }

    private void sampling(JsonWriter out) {
        float temperature = request.getTemperature();
        if (temperature != 0) {
            // the shortest decimal that means this float, not the double beside it
            json.decimal(out.key(TEMPERATURE), "temperature", Float.toString(temperature));
        }
        if (request.getMaxTokens() != 0) {
            out.key(MAX_TOKENS).number(request.getMaxTokens());
        }
        if (request.hasTopP()) {
            json.decimal(out.key("top_p"), "top_p", Double.toString(request.getTopP()));
        }
        if (request.hasFrequencyPenalty()) {
            String penalty = Double.toString(request.getFrequencyPenalty());
            json.decimal(out.key("frequency_penalty"), "frequency_penalty", penalty);
        }
        if (request.hasPresencePenalty()) {
            String penalty = Double.toString(request.getPresencePenalty());
            json.decimal(out.key("presence_penalty"), "presence_penalty", penalty);
        }
        if (request.hasSeed()) {
            out.key("seed").number(request.getSeed());
        }
        if (request.hasN()) {
            out.key("n").number(request.getN());
        }
        if (request.getStopCount() > 0) {
            out.key("stop").array();
            for (String stop : request.getStopList()) {
                out.string(stop);
            }
            out.endArray();
        }
    }

    private void options(JsonWriter out) {
        if (request.hasResponseFormat()) {
            new FormatJson(json).write(out, request.getResponseFormat());
        }
        if (!request.getReasoningEffort().isEmpty()) {
            out.key("reasoning_effort").string(request.getReasoningEffort());
        }
        if (!request.getUser().isEmpty()) {
            out.key("user").string(request.getUser());
        }
    }
}
