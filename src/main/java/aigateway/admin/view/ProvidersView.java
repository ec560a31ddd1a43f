package aigateway.admin.view;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Shows and tries the providers. Called from any thread; may block.
public interface ProvidersView {
    /// A JSON object: how each provider is, without its keys.
    Bytes json();

    /// Why a provider cannot be tested, in a sentence; null if it can.
    @Nullable String obstacle(String provider);

    /// Asks a provider something tiny for real, and tells what came of it. Blocks until then.
    ///
    /// @param model the model to ask, or null for the provider's own
    /// @return a JSON object, or null if another test of it is under way
    @Nullable Bytes test(String provider, @Nullable String model);
}
