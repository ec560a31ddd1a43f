package aigateway.dialect.mistral.request;

/// What sets a model apart from others.
enum Trait {
    /// Takes `reasoning_effort`: `none` or `high`.
    REASONING_EFFORT,
    /// Takes its thinking back in later turns.
    THINKING,
    /// Takes more than text in tool results.
    TOOL_PARTS,
    /// Takes `prediction`.
    PREDICTION,
    /// Takes `prompt_mode`.
    PROMPT_MODE
}
