package aigateway.dialect.openai;

/// What sets a model of OpenAI apart from others; see [ModelTable].
enum Trait {
    /// Refuses `reasoning_effort`.
    NO_EFFORT,
    /// Refuses the effort `none`.
    NO_NONE,
    /// Refuses the effort `minimal`.
    NO_MINIMAL,
    /// Refuses the effort `xhigh`.
    NO_XHIGH,
    /// Refuses the effort `max`.
    NO_MAX,
    /// Thinks unless the effort is `none`.
    THINKS_UNASKED,
    /// Refuses `temperature`, `top_p`, penalties, `logprobs` and `logit_bias` when it thinks.
    NO_SAMPLING,
    /// Refuses tools unless it does not think.
    NO_TOOLS_THINKING,
    /// Refuses `parallel_tool_calls`.
    NO_PARALLEL,
    /// Refuses `stop`.
    NO_STOP,
    /// Takes `max_completion_tokens` alone, not `max_tokens`.
    NEW_LIMIT
}
