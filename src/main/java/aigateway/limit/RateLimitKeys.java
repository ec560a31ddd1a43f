package aigateway.limit;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.limit.count.Quota;
import java.util.List;

/// The keys of rate limits.
public final class RateLimitKeys {
    /// In `[gateway]`: whose `X-Forwarded-For` counts.
    public static final Key<List<String>> TRUSTED_PROXIES =
            Key.optional(
                    "trustedProxies",
                    Forms.list(Forms.text(), "a list of texts"),
                    "Addresses and networks of the proxies before the gateway: only theirs is an"
                            + " `X-Forwarded-For` that counts.");

    static final Key<String> NAME =
            Key.<String>optional("name", Forms.text(), "What the plan is called in answers.")
                    .fallbackText("default");
    static final Key<Integer> REQUESTS =
            Key.required(
                    "requestsPerWindow",
                    Forms.integer(1, Quota.MOST_REQUESTS),
                    "It says how many requests a client may send in a window.");
    static final Key<Integer> SECONDS =
            Key.required(
                    "windowSeconds",
                    Forms.integer(1, Quota.MOST_SECONDS),
                    "It says how long a window is.");
    static final Key<String> WINDOW =
            Key.<String>optional(
                            "window",
                            Forms.text(),
                            "`fixed`: a window begins with a client's first request; `sliding`: the"
                                    + " limit holds wherever a window begins.")
                    .fallbackText("fixed");
    static final Key<Integer> IPV6_PREFIX =
            Key.<Integer>optional(
                            "ipv6Prefix",
                            Forms.integer(16, 128),
                            "How many bits of an IPv6 address tell clients apart.")
                    .fallbackText("64");
    static final Key<String> CLIENT =
            Key.required(
                    "clientIP",
                    Forms.text(),
                    "It says who: an IP address, a network as `10.0.0.0/8`, or `*.*.*.*` for any.");

    /// `[[ratelimit.clients]]`.
    public static final Schema CLIENTS =
            Schema.of(
                    "clients",
                    Repeat.LIST,
                    "A client with a plan of its own.",
                    CLIENT,
                    NAME,
                    REQUESTS,
                    SECONDS,
                    WINDOW);

    /// `[ratelimit]`.
    public static final Schema RATE_LIMIT =
            new Schema(
                    "ratelimit",
                    Repeat.ONCE,
                    "How many requests a client may send.",
                    List.of(NAME, REQUESTS, SECONDS, WINDOW, IPV6_PREFIX),
                    List.of(CLIENTS));

    private RateLimitKeys() {}
}
