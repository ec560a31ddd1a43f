package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;

/// Servers on one's own machine that are called as OpenAI is.
public final class LocalKinds {
    private LocalKinds() {}

    /// vLLM; which model it serves must be configured.
    public static Kind vllm(Dialect dialect) {
        return OpenAiShaped.local("vllm", "http://127.0.0.1:8000/v1", "", dialect);
    }

    /// LM Studio; which model it serves must be configured.
    public static Kind lmstudio(Dialect dialect) {
        return OpenAiShaped.local("lmstudio", "http://127.0.0.1:1234/v1", "", dialect);
    }

    /// llama.cpp's server, which serves one model and takes any name.
    public static Kind llamacpp(Dialect dialect) {
        return OpenAiShaped.local("llamacpp", "http://127.0.0.1:8080/v1", "default", dialect);
    }
}
