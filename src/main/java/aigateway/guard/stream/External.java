package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.guard.ExternalCheck;
import aigateway.guard.text.Rule.Direction;
import aigateway.json.JsonWriter;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.net.ClientRequest;
import aigateway.net.Headers;
import aigateway.net.Origin;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the operator's own service about texts, on the call's loop. Immutable, for any thread.
final class External {
    private final ExternalCheck settings;
    private final Origin origin;
    private final String path;
    private final Log log;

    External(ExternalCheck settings, Log log) {
        this.settings = settings;
        this.log = log;
        URI uri = URI.create(settings.url());
        origin = Origin.of(uri);
        String raw =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        path = uri.getRawQuery() == null ? raw : raw + "?" + uri.getRawQuery();
    }

    /// Posts a text.
    ///
    /// @param then gets why it is blocked, or null
    /// @param failed gets why nobody waits any more
    void ask(
            Call call,
            String text,
            Direction direction,
            Consumer<@Nullable Blocked> then,
            Consumer<Failure> failed) {
        JsonWriter json = new JsonWriter(text.length() + 128).object();
        json.key("text").string(text);
        json.key("direction").string(direction.name().toLowerCase(Locale.ROOT));
        json.key("requestId").string(call.id()).endObject();
        Headers headers =
                new Headers()
                        .add("content-type", "application/json")
                        .add("accept", "application/json")
                        .add("user-agent", "ai-gateway");
        List<Bytes> body = json.pieces();
        Inquiry inquiry = new Inquiry(call, this, then, failed);
        inquiry.begin(
                call.loop()
                        .client()
                        .send(
                                new ClientRequest(
                                        origin,
                                        "POST",
                                        path,
                                        headers,
                                        body,
                                        settings.timeoutMillis()),
                                inquiry),
                settings.timeoutMillis());
    }

    /// What it means that there is no verdict.
    @Nullable Blocked failed(Call call, String why) {
        log.warn("guard", "the external check failed")
                .with("requestId", call.id())
                .with("url", settings.url())
                .with("error", why)
                .with("onFailure", settings.failOpen() ? "open" : "closed")
                .write();
        return settings.failOpen() ? null : new Blocked("external", "the check failed: " + why);
    }
}
