package aigateway.dialect;

/// The names by which signed reasoning tells which provider made it, as in OpenRouter's
/// `reasoning_details`.
public final class ReasoningFormats {
    /// Anthropic's thinking and redacted thinking.
    public static final String ANTHROPIC = "anthropic-claude-v1";

    /// Gemini's thoughts and thought signatures.
    public static final String GEMINI = "google-gemini-v1";

    /// Mistral's thinking parts.
    public static final String MISTRAL = "mistral-v1";

    /// Redacted reasoning in Amazon Bedrock's own encoding, which nobody else reads.
    public static final String BEDROCK = "amazon-bedrock-v1";

    private ReasoningFormats() {}
}
