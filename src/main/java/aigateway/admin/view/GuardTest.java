package aigateway.admin.view;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import org.jspecify.annotations.Nullable;

/// Tries guardrails on a text, without a call. Called from any thread; may block.
public interface GuardTest {
    /// A JSON object that says what would happen to an answer with this text, and why.
    ///
    /// @param guardrails the guardrails to try, as the setting has them; null for those in force
    /// @throws BadValue if these are none
    Bytes test(String text, @Nullable JsonNode guardrails) throws BadValue;
}
