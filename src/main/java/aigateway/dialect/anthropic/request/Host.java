package aigateway.dialect.anthropic.request;

import org.jspecify.annotations.Nullable;

/// Who serves the model: the same format, with small differences.
public enum Host {
    /// Anthropic's own API, and servers that are called as it is.
    ANTHROPIC(null),
    /// Google Cloud's Vertex AI: the model stands in the path, the version in the body
    /// (<https://platform.claude.com/docs/en/api/claude-on-vertex-ai>).
    VERTEX("vertex-2023-10-16");

    private final @Nullable String version;

    Host(@Nullable String version) {
        this.version = version;
    }

    /// What `anthropic_version` in the body says in the model's place; null if the model is there.
    public @Nullable String version() {
        return version;
    }
}
