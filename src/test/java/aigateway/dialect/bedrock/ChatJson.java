package aigateway.dialect.bedrock;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.model.Bytes;

/// Reads the chat requests of the fixtures, which are in OpenAI's form.
final class ChatJson {
    private ChatJson() {}

    static CallerRequest request(String json) {
        return switch (OpenAiRequests.read(Bytes.utf8(json))) {
            case ReadResult.Read read -> read.request();
            case ReadResult.Bad bad -> throw new AssertionError(bad.failure());
        };
    }
}
