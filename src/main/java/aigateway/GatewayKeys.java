package aigateway;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.limit.RateLimitKeys;
import aigateway.provider.Secret;
import aigateway.provider.setup.LimitKeys;
import aigateway.route.RouteKeys;
import java.util.ArrayList;
import java.util.List;

/// The keys of the gateway itself.
final class GatewayKeys {
    private static final String LOOPBACK = "127.0.0.1";

    static final Key<Integer> PORT =
            port("port", 8080, "GATEWAY_PORT", "Port of the LLM API; 0 for any free one.");
    static final Key<String> HOST =
            host("host", "Address that the LLM API listens on; `0.0.0.0` for all.");
    static final Key<Integer> ADMIN_PORT =
            port(
                    "adminPort",
                    8081,
                    "GATEWAY_ADMIN_PORT",
                    "Port of the admin API and its pages, of metrics and health.");
    static final Key<String> ADMIN_HOST =
            host(
                    "adminHost",
                    "Address that the admin API listens on; anything but loopback demands a token.");
    static final Key<Integer> GRPC_PORT =
            port("grpcPort", 8082, "GATEWAY_GRPC_PORT", "Port of the gRPC API.");
    static final Key<String> GRPC_HOST = host("grpcHost", "Address that the gRPC API listens on.");
    static final Key<String> TLS_CERTIFICATE =
            Key.optional(
                    "tlsCertificate",
                    Forms.text(),
                    "PEM file with the certificate chain of the LLM API; with `tlsKey` it turns TLS"
                            + " on.");
    static final Key<String> TLS_KEY =
            Key.optional("tlsKey", Forms.text(), "PEM file with the certificate's private key.");
    static final Key<Integer> EVENT_LOOPS =
            Key.of(
                    "eventLoops",
                    Forms.integer(0, 1024),
                    0,
                    "Number of event loops; 0 for one a core.");
    static final Key<String> DATA_DIR =
            Key.of(
                            "dataDir",
                            Forms.text(),
                            "data",
                            "Folder for what the gateway remembers; relative to this file.")
                    .overriddenBy("GATEWAY_DATA_DIR");
    static final Key<Secret> SECRET_KEY =
            Key.<Secret>optional(
                            "secretKey",
                            Forms.secret(Secret::new),
                            "Key that seals what the admin API is told in secret: 32 bytes in"
                                    + " base64. Without it one is made, in `secret.key` in the"
                                    + " data folder.")
                    .overriddenBy("GATEWAY_SECRET_KEY");
    static final Key<Boolean> VERBOSE_LOGGING =
            Key.of(
                    "verboseLogging",
                    Forms.flag(),
                    false,
                    "Whether to log what helps in debugging.");
    static final Key<Integer> DRAIN_SECONDS =
            Key.of(
                    "drainSeconds",
                    Forms.integer(0, 86_400),
                    30,
                    "Seconds that calls in flight may go on when the gateway stops.");
    static final Key<Integer> MAX_BODY_BYTES =
            Key.of(
                    "maxBodyBytes",
                    Forms.integer(1, 1024 * 1024 * 1024),
                    32 * 1024 * 1024,
                    "Longest request body in bytes; a longer one is refused with 413.");
    static final Key<Long> MAX_BUFFERED_BYTES =
            Key.optional(
                            "maxBufferedBytes",
                            Forms.bytes(1, Long.MAX_VALUE),
                            "All bodies that are held at the same time, in bytes; beyond it calls"
                                    + " are refused with 503.")
                    .fallbackText("a quarter of the heap");

    /// `[gateway]`.
    static final Schema GATEWAY =
            new Schema(
                    "gateway",
                    Repeat.ONCE,
                    "The gateway itself, and the time limits of all providers.",
                    gatewayKeys(),
                    List.of());

    /// In `[admin]`: the token.
    static final Key<Secret> TOKEN =
            Key.<Secret>optional(
                            "token",
                            Forms.secret(Secret::new),
                            "What `Authorization: Bearer …` must hold on the admin API.")
                    .overriddenBy("GATEWAY_ADMIN_TOKEN");

    /// `[admin]`.
    static final Schema ADMIN =
            Schema.of("admin", Repeat.ONCE, "Who may use the admin API.", TOKEN);

    private GatewayKeys() {}

    private static List<Key<?>> gatewayKeys() {
        List<Key<?>> keys =
                new ArrayList<>(
                        List.of(
                                PORT,
                                HOST,
                                ADMIN_PORT,
                                ADMIN_HOST,
                                GRPC_PORT,
                                GRPC_HOST,
                                TLS_CERTIFICATE,
                                TLS_KEY,
                                EVENT_LOOPS,
                                DATA_DIR,
                                SECRET_KEY,
                                VERBOSE_LOGGING,
                                DRAIN_SECONDS,
                                MAX_BODY_BYTES,
                                MAX_BUFFERED_BYTES,
                                RouteKeys.DEFAULT_PROVIDER,
                                RateLimitKeys.TRUSTED_PROXIES));
        keys.addAll(LimitKeys.FOR_ALL.keys());
        return keys;
    }

    private static Key<Integer> port(String name, int fallback, String variable, String doc) {
        return Key.of(name, Forms.integer(0, 65_535), fallback, doc).overriddenBy(variable);
    }

    private static Key<String> host(String name, String doc) {
        return Key.of(name, Forms.text(), LOOPBACK, doc).overriddenBy("GATEWAY_HOST");
    }
}
