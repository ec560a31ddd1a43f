package aigateway.admin.view;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Shows and explains routing. Called from any thread.
public interface RoutingView {
    /// A JSON object of all that routing goes by.
    Bytes json();

    /// A JSON object that says where a request would go and why. Nothing is sent.
    ///
    /// @param provider the value of `x-llm-provider`, or null
    /// @param request as a caller would send it
    Bytes explain(@Nullable String provider, Bytes request);
}
