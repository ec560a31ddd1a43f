package aigateway.call;

import aigateway.net.HeaderView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The caller's header fields that matter beyond the gateway.
public final class PassedFields {
    /// The fields that reach a provider. Everything else stays here: credentials, cookies, and what
    /// describes the caller's own connection.
    public static final List<String> NAMES = List.of("anthropic-beta", "openai-beta");

    private PassedFields() {}

    /// A copy of what whoever serves a call may ask for; it outlives the request.
    static HeaderView of(HeaderView headers) {
        Map<String, String> copy = new HashMap<>(0);
        keep(headers, Call.STRICT, copy);
        for (String name : NAMES) {
            keep(headers, name, copy);
        }
        return copy::get;
    }

    private static void keep(HeaderView headers, String name, Map<String, String> copy) {
        @Nullable String value = headers.get(name);
        if (value != null) {
            copy.put(name, value);
        }
    }
}
