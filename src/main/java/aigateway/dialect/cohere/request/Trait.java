package aigateway.dialect.cohere.request;

/// What sets a model apart from others; see [ModelTable].
enum Trait {
    /// Calls tools.
    TOOLS,
    /// Takes `tool_choice`.
    TOOL_CHOICE,
    /// Sees images.
    IMAGES,
    /// Thinks, and takes `thinking`.
    THINKS,
    /// Takes `documents`.
    DOCUMENTS,
    /// Takes `response_format` and `strict_tools`.
    SCHEMAS
}
