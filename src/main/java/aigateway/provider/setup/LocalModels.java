package aigateway.provider.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds a server on this machine. Called once at the start, without a configuration file; may
/// block for a short time.
public interface LocalModels {
    /// The models that an Ollama on its usual port has, or null if none answers there.
    @Nullable List<String> ollama();
}
