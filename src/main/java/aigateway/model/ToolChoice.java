package aigateway.model;

/// Whether and which tools the model calls.
public sealed interface ToolChoice {
    /// The model decides.
    record Auto() implements ToolChoice {}

    /// No tool.
    record None() implements ToolChoice {}

    /// At least one tool.
    record Required() implements ToolChoice {}

    /// This tool.
    record Named(String name) implements ToolChoice {}

    /// A form that the gateway does not know, as the caller wrote it.
    record Other(Bytes json) implements ToolChoice {}
}
