package aigateway.dialect.openai;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import aigateway.model.Sampling;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a request that came in another dialect.
final class RequestWriter {
    /// Fields of OpenAI's API that have no place in the gateway's own language.
    private static final Set<String> KNOWN =
            Set.of(
                    "logit_bias",
                    "service_tier",
                    "store",
                    "metadata",
                    "modalities",
                    "audio",
                    "prediction",
                    "verbosity",
                    "web_search_options",
                    "prompt_cache_key",
                    "safety_identifier");

    private final JsonWriter json = new JsonWriter(4096);
    private final ChatRequest request;
    private final OpenAiQuirks quirks;
    private final Losses losses;

    private RequestWriter(ChatRequest request, OpenAiQuirks quirks, Losses losses) {
        this.request = request;
        this.quirks = quirks;
        this.losses = losses;
    }

    static Bytes write(ChatRequest request, String model, OpenAiQuirks quirks, Losses losses) {
        return new RequestWriter(request, quirks, losses).body(model);
    }

    private Bytes body(String model) {
        json.object().key("model").string(model);
        new MessageWriter(json, quirks.earlierReasoning(), model, losses).all(request.messages());
        if (request.stream()) {
            json.key("stream").bool(true);
            if (quirks.streamUsage()) {
                json.key("stream_options").object().key("include_usage").bool(true).endObject();
            }
        }
        tools();
        format(request.responseFormat());
        sampling(request.sampling());
        reasoning();
        if (request.user() != null && takes("user")) {
            json.key("user").string(request.user());
        }
        for (Map.Entry<String, Bytes> extra : request.extra().entrySet()) {
            if (KNOWN.contains(extra.getKey()) && takes(extra.getKey())) {
                json.key(extra.getKey()).raw(extra.getValue());
            } else {
                losses.dropped(extra.getKey());
            }
        }
        return json.endObject().bytes();
    }

    private boolean takes(String field) {
        if (quirks.refused().contains(field)) {
            losses.dropped(field);
            return false;
        }
        return true;
    }

    private void tools() {
        if (request.tools().isEmpty() || !takes("tools")) {
            return;
        }
        json.key("tools").array();
        for (Tool tool : request.tools()) {
            tool(tool);
        }
        json.endArray();
        ToolChoice choice = request.toolChoice();
        if (choice != null && takes("tool_choice")) {
            choice(choice);
        }
        if (request.parallelToolCalls() != null && takes("parallel_tool_calls")) {
            json.key("parallel_tool_calls").bool(request.parallelToolCalls());
        }
    }

    private void tool(Tool tool) {
        json.object().key("type").string("function").key("function").object();
        json.key("name").string(tool.name());
        if (tool.description() != null) {
            json.key("description").string(tool.description());
        }
        if (tool.parameters() != null) {
            json.key("parameters").raw(tool.parameters());
        }
        if (tool.strict() != null) {
            json.key("strict").bool(tool.strict());
        }
        json.endObject().endObject();
    }

    private void choice(ToolChoice choice) {
        switch (choice) {
            case ToolChoice.Auto() -> json.key("tool_choice").string("auto");
            case ToolChoice.None() -> json.key("tool_choice").string("none");
            case ToolChoice.Required() -> json.key("tool_choice").string("required");
            case ToolChoice.Named(String name) -> {
                json.key("tool_choice").object().key("type").string("function");
                json.key("function").object().key("name").string(name).endObject().endObject();
            }
            case ToolChoice.Other(Bytes _) -> losses.dropped("tool_choice");
        }
    }

    private void format(@Nullable ResponseFormat format) {
        if (format == null || !takes("response_format")) {
            return;
        }
        json.key("response_format").object().key("type");
        switch (format) {
            case ResponseFormat.Text() -> json.string("text");
            case ResponseFormat.JsonObject() -> json.string("json_object");
            case ResponseFormat.JsonSchema schema -> schema(schema);
        }
        json.endObject();
    }

    private void schema(ResponseFormat.JsonSchema schema) {
        json.string("json_schema").key("json_schema").object();
        json.key("name").string(schema.name());
        if (schema.description() != null) {
            json.key("description").string(schema.description());
        }
        json.key("schema").raw(schema.schema());
        if (schema.strict() != null) {
            json.key("strict").bool(schema.strict());
        }
        json.endObject();
    }

    private void sampling(Sampling sampling) {
        real("temperature", sampling.temperature());
        real("top_p", sampling.topP());
        real("frequency_penalty", sampling.frequencyPenalty());
        real("presence_penalty", sampling.presencePenalty());
        boolean older = quirks.maxTokens() == OpenAiQuirks.MaxTokens.OLDER_NAME;
        whole(older ? "max_tokens" : "max_completion_tokens", sampling.maxTokens());
        whole("seed", sampling.seed());
        whole("n", sampling.n());
        whole("top_logprobs", sampling.topLogprobs());
        if (sampling.logprobs() != null && takes("logprobs")) {
            json.key("logprobs").bool(sampling.logprobs());
        }
        if (sampling.topK() != null) {
            losses.dropped("top_k");
        }
        if (!sampling.stop().isEmpty() && takes("stop")) {
            json.key("stop").array();
            sampling.stop().forEach(json::string);
            json.endArray();
        }
    }

    /// Only an effort has a name in OpenAI's API; a budget becomes the nearest one.
    private void reasoning() {
        String effort = request.reasoning().effort();
        Long budget = request.reasoning().budgetTokens();
        if (effort == null && Boolean.FALSE.equals(request.reasoning().enabled())) {
            effort = "none";
        } else if (effort == null && budget != null) {
            effort = budget <= 2_048 ? "low" : budget <= 8_192 ? "medium" : "high";
        }
        if (effort != null && takes("reasoning_effort")) {
            json.key("reasoning_effort").string(effort);
        }
    }

    private void real(String field, @Nullable Double value) {
        if (value != null && takes(field)) {
            json.key(field).number(value);
        }
    }

    private void whole(String field, @Nullable Long value) {
        if (value != null && takes(field)) {
            json.key(field).number(value);
        }
    }
}
