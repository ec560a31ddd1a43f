package aigateway.dialect.gemini.request;

/// Who serves the model: the same format, with small differences.
public enum Host {
    /// Google's Gemini API (AI Studio), `generativelanguage.googleapis.com`.
    GEMINI,
    /// Google Cloud's Vertex AI, `aiplatform.googleapis.com`.
    VERTEX
}
