package aigateway.inspect;

import aigateway.json.JsonWriter;
import aigateway.live.Tested;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Usage;
import java.util.function.UnaryOperator;

/// Writes what a test of a provider said.
final class TestJson {
    private TestJson() {}

    static Bytes of(String provider, Tested tested, UnaryOperator<String> mask) {
        JsonWriter json = new JsonWriter(512).object();
        json.key("ok").bool(tested.ok()).key("provider").string(provider);
        json.key("model").string(tested.model());
        Shown.millis(json, "dnsMs", tested.lookUpNanos());
        Shown.millis(json, "connectMs", tested.connectNanos());
        Shown.millis(json, "tlsMs", tested.handshakeNanos());
        Shown.millis(json, "firstByteMs", tested.firstByteNanos());
        Shown.millis(json, "totalMs", tested.totalNanos());
        Shown.number(json, "status", tested.status(), 0);
        String text = tested.text();
        Shown.text(json, "text", text.isEmpty() ? null : mask.apply(text));
        Failure failure = tested.failure();
        json.key("error");
        if (failure == null) {
            json.nul();
        } else {
            json.object().key("type").string(failure.label());
            json.key("message").string(mask.apply(failure.message())).endObject();
        }
        Usage usage = tested.usage();
        Shown.number(json, "promptTokens", usage == null ? -1 : usage.promptTokens(), -1);
        Shown.number(json, "completionTokens", usage == null ? -1 : usage.completionTokens(), -1);
        return json.endObject().bytes();
    }
}
