package aigateway.upstream;

import aigateway.call.Call;
import aigateway.call.PassedFields;
import aigateway.dialect.Outgoing;
import aigateway.net.ClientRequest;
import aigateway.net.Headers;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a provider's request together.
final class Requests {
    private Requests() {}

    static ClientRequest chat(
            Call call, Target target, @Nullable Secret key, Outgoing outgoing, Upstream upstream) {
        Provider provider = target.provider();
        boolean stream = call.request().stream();
        Headers headers = new Headers();
        headers.add("content-type", "application/json");
        String streamType = provider.kind().dialect().streamType();
        headers.add("accept", stream ? streamType : "application/json");
        headers.add("user-agent", upstream.userAgent());
        String credential = key == null ? null : key.reveal();
        for (Map.Entry<String, String> field : provider.kind().headers(credential).entrySet()) {
            headers.add(field.getKey(), field.getValue());
        }
        for (Map.Entry<String, String> field : outgoing.headers().entrySet()) {
            headers.add(field.getKey(), field.getValue());
        }
        for (String name : PassedFields.NAMES) {
            String value = call.header(name);
            if (value != null) {
                headers.add(name, value);
            }
        }
        return new ClientRequest(
                upstream.health().of(provider).origin(),
                "POST",
                provider.kind().chatPath(provider.base(), target.model(), stream),
                headers,
                outgoing.body(),
                provider.limits().connectMillis());
    }
}
