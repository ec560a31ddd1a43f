package aigateway.egress.setting;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.provider.Secret;
import java.util.Map;

/// The keys of `[[routes]]`.
public final class EgressKeys {
    static final int LONGEST_MILLIS = 86_400_000;

    static final Key<String> NAME =
            Key.required(
                    "name",
                    Forms.text(),
                    "It is the route's segment in paths: `/apis/NAME/…` leads to the endpoint.");
    static final Key<String> ENDPOINT =
            Key.required("endpoint", Forms.text(), "It is the base URL that requests go to.");
    static final Key<Boolean> ENABLE_CACHE =
            Key.of(
                    "enableCache",
                    Forms.flag(),
                    true,
                    "Whether answers to GET are kept as far as HTTP allows.");
    static final Key<Boolean> ENABLE_RATE_LIMIT =
            Key.of(
                    "enableRateLimit",
                    Forms.flag(),
                    true,
                    "Whether calls count against the client's rate limit.");
    static final Key<Secret> AUTHORIZATION =
            Key.optional(
                    "authorization",
                    Forms.secret(Secret::new),
                    "The `Authorization` field that every request gets, as `Bearer …`.");
    static final Key<Map<String, Secret>> HEADERS =
            Key.optional(
                    "headers",
                    Forms.map(Forms.secret(Secret::new), "a table of texts"),
                    "Further header fields that every request gets, in place of the caller's.");
    static final Key<Integer> CONNECT =
            limit(
                    "connectTimeoutSeconds",
                    1,
                    RouteLimits.USUAL.connectMillis(),
                    "Seconds until a connection to the endpoint stands, with DNS and TLS.");
    static final Key<Integer> FIRST_BYTE =
            limit(
                    "firstByteTimeoutSeconds",
                    1,
                    RouteLimits.USUAL.firstByteMillis(),
                    "Seconds from a request's last byte to its answer's first.");
    static final Key<Integer> IDLE =
            limit(
                    "idleTimeoutSeconds",
                    1,
                    RouteLimits.USUAL.idleMillis(),
                    "Seconds between two pieces of a body, or of what a tunnel carries.");
    static final Key<Integer> TOTAL =
            limit(
                    "totalTimeoutSeconds",
                    0,
                    RouteLimits.USUAL.totalMillis(),
                    "Seconds for a whole call, but for tunnels; 0 for no limit.");

    /// `[[routes]]`.
    public static final Schema ROUTES =
            Schema.of(
                    "routes",
                    Repeat.LIST,
                    "A way out to another API, through the gateway.",
                    NAME,
                    ENDPOINT,
                    ENABLE_CACHE,
                    ENABLE_RATE_LIMIT,
                    AUTHORIZATION,
                    HEADERS,
                    CONNECT,
                    FIRST_BYTE,
                    IDLE,
                    TOTAL);

    private EgressKeys() {}

    private static Key<Integer> limit(String name, int least, int usual, String doc) {
        return Key.of(name, Forms.seconds(least, LONGEST_MILLIS), usual, doc);
    }
}
