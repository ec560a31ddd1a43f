package aigateway.dialect.bedrock.request;

/// What sets a model apart from others; see [ModelTable]. Those of the first group are what is
/// known of Claude under Anthropic's own API.
enum Trait {
    /// Thinks with a budget.
    BUDGET,
    /// Decides itself how much to think.
    ADAPTIVE,
    /// Takes an effort.
    EFFORT,
    /// Takes the effort `max` as well.
    MAX_EFFORT,
    /// Takes the effort `xhigh` as well.
    XHIGH_EFFORT,
    /// Thinks unless it is told not to.
    THINKS_UNASKED,
    /// Cannot be told not to think.
    ALWAYS_THINKS,
    /// Thinks at least between tools.
    THINKS_BETWEEN_TOOLS,
    /// Leaves the text of its thinking out unless a summary is asked for.
    HIDES_THINKING,
    /// Refuses `temperature`, `top_p` and `top_k`.
    NO_SAMPLING,
    /// Refuses `temperature` and `top_p` in one request.
    ONE_SAMPLING,
    /// Refuses to be made to call a tool.
    NO_FORCED_TOOLS,
    /// Answers by a JSON Schema, and keeps to the schemas of strict tools.
    SCHEMAS,

    /// Calls tools.
    TOOLS,
    /// Can be made to call some tool.
    ANY_TOOL,
    /// Can be made to call a tool of the caller's choice.
    NAMED_TOOL,
    /// Takes ids of calls with `.` and `:` in them, and makes such.
    ANY_IDS,
    /// Sees images.
    IMAGES,
    /// Hears sounds.
    AUDIO,
    /// Reads documents.
    DOCUMENTS,
    /// Takes images and documents in tool results.
    RESULT_MEDIA,
    /// Takes cache points.
    CACHE_POINTS,
    /// Takes no instructions: they are the user's words.
    NO_SYSTEM,
    /// Thinks with `reasoningConfig` and an effort up to `high`.
    REASONING_CONFIG,
    /// Takes `reasoning_effort` up to `high`.
    REASONING_EFFORT,
    /// Takes `reasoning.effort`.
    REASONING_OBJECT,
    /// Takes `topK` in an `inferenceConfig` of its own.
    OWN_TOP_K
}
