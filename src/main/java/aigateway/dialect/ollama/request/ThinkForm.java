package aigateway.dialect.ollama.request;

/// How a model takes Ollama's `think`.
enum ThinkForm {
    /// `true` and `false`.
    SWITCH,
    /// `low`, `medium` and `high`; it cannot be switched off.
    LEVELS,
    /// Nobody knows whether it thinks: Ollama refuses `true` where it does not.
    UNKNOWN
}
