package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import aigateway.model.Failure;

/// The failure of a reply whose finish reason says that it failed.
final class FailedFinish {
    private FailedFinish() {}

    /// @param choice the choice that ended; it may say more
    static Failure of(String provider, JsonNode choice, String word) {
        if (choice.get("error") != null) {
            return ErrorReader.inReply(provider, choice);
        }
        return new Failure.UpstreamError(
                provider,
                502,
                provider + ": the answer ended with finish reason \"" + word + "\"",
                null,
                null,
                ErrorReader.cut(word, 100),
                0);
    }
}
