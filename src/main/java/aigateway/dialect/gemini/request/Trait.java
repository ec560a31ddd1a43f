package aigateway.dialect.gemini.request;

/// What sets a model apart from others; see [ModelTable].
enum Trait {
    /// Thinks at a level: `thinkingLevel` `LOW` or `HIGH`.
    LEVELS,
    /// Takes the level `MINIMAL` as well.
    MINIMAL_LEVEL,
    /// Takes the level `MEDIUM` as well.
    MEDIUM_LEVEL,
    /// Takes the level `XHIGH` as well.
    XHIGH_LEVEL,
    /// Thinks with a budget of at most 24576 tokens.
    FLASH_BUDGET,
    /// Thinks with a budget of 512 to 24576 tokens.
    FLASH_LITE_BUDGET,
    /// Thinks with a budget of 128 to 32768 tokens.
    PRO_BUDGET,
    /// Can be told not to think at all (`thinkingBudget: 0`).
    CAN_STOP,
    /// Refuses a turn in the middle of which a function call has no thought signature.
    NEEDS_SIGNATURES,
    /// Gives its function calls ids and wants them back.
    CALL_IDS,
    /// Takes images and documents in the results of functions.
    RESULT_MEDIA,
    /// Fetches files from any address, not from Google's own stores alone.
    FETCHES,
    /// Answers as JSON although functions are declared.
    JSON_WITH_TOOLS,
    /// Can be held to the schemas of functions that it calls of its own will.
    VALIDATES,
    /// Ignores `temperature`, `topP` and `topK`.
    NO_SAMPLING,
    /// Takes penalties.
    PENALTIES,
    /// Gives several candidates in a whole answer.
    CANDIDATES,
    /// Gives log probabilities.
    LOGPROBS,
    /// Gives log probabilities at Vertex AI alone.
    LOGPROBS_AT_VERTEX,
    /// Refuses a system instruction.
    NO_SYSTEM
}
