package aigateway.model;

/// Why a choice ended, in OpenAI's terms.
public enum FinishReason {
    /// The model was done, or met a stop text.
    STOP("stop"),
    /// The token limit was reached.
    LENGTH("length"),
    /// The model called tools.
    TOOL_CALLS("tool_calls"),
    /// The provider withheld or cut the answer, or the model refused.
    CONTENT_FILTER("content_filter");

    private final String wire;

    FinishReason(String wire) {
        this.wire = wire;
    }

    /// OpenAI's word for it.
    public String wire() {
        return wire;
    }
}
