package aigateway.dialect.openai.request;

import aigateway.json.JsonNames;
import java.util.List;

/// The top-level fields of a request that the gateway knows, and what their values must be. A new
/// field is a line here.
final class RequestFields {
    /// What a value must be.
    enum Shape {
        STRING,
        BOOLEAN,
        OBJECT,
        ARRAY,
        NUMBER,
        INTEGER,
        /// Checked by code of its own.
        SPECIAL
    }

    /// A field.
    ///
    /// @param min least value of a number
    /// @param max greatest value of a number
    record Field(String name, Shape shape, double min, double max) {}

    private static final double BEYOND = Double.MAX_VALUE;
    private static final double LONG = 0x1p63;

    static final List<Field> ALL =
            List.of(
                    plain("model", Shape.STRING),
                    plain("messages", Shape.ARRAY),
                    plain("stream", Shape.BOOLEAN),
                    plain("stream_options", Shape.OBJECT),
                    plain("tools", Shape.ARRAY),
                    plain("tool_choice", Shape.SPECIAL),
                    plain("response_format", Shape.OBJECT),
                    plain("stop", Shape.SPECIAL),
                    plain("logprobs", Shape.SPECIAL),
                    plain("logit_bias", Shape.OBJECT),
                    plain("functions", Shape.ARRAY),
                    plain("function_call", Shape.SPECIAL),
                    plain("reasoning", Shape.OBJECT),
                    plain("thinking", Shape.OBJECT),
                    new Field("max_tokens", Shape.INTEGER, 1, LONG),
                    new Field("max_completion_tokens", Shape.INTEGER, 1, LONG),
                    new Field("temperature", Shape.NUMBER, 0, 2),
                    new Field("top_p", Shape.NUMBER, 0, 1),
                    new Field("frequency_penalty", Shape.NUMBER, -2, 2),
                    new Field("presence_penalty", Shape.NUMBER, -2, 2),
                    new Field("n", Shape.INTEGER, 1, 128),
                    new Field("seed", Shape.INTEGER, -LONG, LONG),
                    new Field("top_k", Shape.INTEGER, -1, LONG),
                    new Field("top_logprobs", Shape.INTEGER, 0, LONG),
                    new Field("min_p", Shape.NUMBER, 0, 1),
                    new Field("repetition_penalty", Shape.NUMBER, -BEYOND, BEYOND),
                    plain("parallel_tool_calls", Shape.BOOLEAN),
                    plain("reasoning_effort", Shape.STRING),
                    plain("verbosity", Shape.STRING),
                    plain("user", Shape.STRING),
                    plain("safety_identifier", Shape.STRING),
                    plain("prompt_cache_key", Shape.STRING),
                    plain("service_tier", Shape.STRING),
                    plain("store", Shape.BOOLEAN),
                    plain("metadata", Shape.OBJECT),
                    plain("modalities", Shape.ARRAY),
                    plain("audio", Shape.OBJECT),
                    plain("prediction", Shape.OBJECT),
                    plain("web_search_options", Shape.OBJECT));

    static final JsonNames NAMES = names();

    private static JsonNames names() {
        String[] names = new String[ALL.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = ALL.get(i).name();
        }
        return new JsonNames(names);
    }

    static final int MODEL = 0;
    static final int MESSAGES = 1;
    static final int STREAM = 2;
    static final int STREAM_OPTIONS = 3;
    static final int TOOLS = 4;
    static final int TOOL_CHOICE = 5;
    static final int RESPONSE_FORMAT = 6;
    static final int STOP = 7;
    static final int LOGPROBS = 8;
    static final int LOGIT_BIAS = 9;
    static final int FUNCTIONS = 10;
    static final int FUNCTION_CALL = 11;
    static final int REASONING = 12;
    static final int THINKING = 13;
    static final int MAX_TOKENS = 14;
    static final int MAX_COMPLETION_TOKENS = 15;
    static final int N = 20;

    private RequestFields() {}

    private static Field plain(String name, Shape shape) {
        return new Field(name, shape, 0, 0);
    }
}
