package aigateway.dialect.ollama.request;

/// What sets a model apart from others; see [ModelTable].
enum Trait {
    /// Takes `think` `true` and `false`; but variants that only follow instructions
    /// (`:4b-instruct`) do not think.
    THINKS,
    /// Takes `think` `low`, `medium` and `high`, and cannot be kept from thinking.
    THINK_LEVELS
}
