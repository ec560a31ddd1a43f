package aigateway.admin.view;

import aigateway.model.Bytes;

/// Tries the guardrails in force on a text, without a call. Called from any thread; may block.
public interface GuardTest {
    /// A JSON object that says what would happen to an answer with this text, and why.
    Bytes test(String text);
}
