package aigateway.dialect.anthropic.request;

/// What sets a model apart from others; see [ModelTable].
enum Trait {
    /// Thinks with a budget: `thinking: {type: enabled, budget_tokens}`.
    BUDGET,
    /// Decides itself how much to think: `thinking: {type: adaptive}`.
    ADAPTIVE,
    /// Takes `output_config.effort` `low`, `medium` and `high`.
    EFFORT,
    /// Takes the effort `max` as well.
    MAX_EFFORT,
    /// Takes the effort `xhigh` as well.
    XHIGH_EFFORT,
    /// Thinks unless it is told not to.
    THINKS_UNASKED,
    /// Refuses `thinking: {type: disabled}`.
    ALWAYS_THINKS,
    /// Refuses `thinking: {type: disabled}`, but takes `between_tools`.
    THINKS_BETWEEN_TOOLS,
    /// Leaves the text of its thinking out unless a summary is asked for.
    HIDES_THINKING,
    /// Refuses thinking blocks of another model or of a conversation whose beginning has changed.
    BINDS_THINKING,
    /// Refuses `temperature`, `top_p` and `top_k`.
    NO_SAMPLING,
    /// Refuses `temperature` and `top_p` in one request.
    ONE_SAMPLING,
    /// Answers by a JSON Schema, and keeps to the schemas of strict tools.
    SCHEMAS,
    /// Refuses to be made to call a tool.
    NO_FORCED_TOOLS,
    /// Takes messages of the role `system` after a user's turn.
    LATER_SYSTEM
}
