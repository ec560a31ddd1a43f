package aigateway.route;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import java.util.List;

/// The keys of routing.
public final class RouteKeys {
    /// In `[gateway]`: the provider of calls whose model says nothing.
    public static final Key<String> DEFAULT_PROVIDER =
            Key.optional(
                    "defaultProvider",
                    Forms.text(),
                    "The provider for calls that name neither a provider nor a known model; it"
                            + " answers with its own model.");

    /// Whether others are tried.
    static final Key<Boolean> ENABLED =
            Key.of(
                    "enabled",
                    Forms.flag(),
                    true,
                    "Whether another provider is tried when one fails.");

    /// Who stands in.
    static final Key<List<String>> ORDER =
            Key.optional(
                            "order",
                            Forms.list(Forms.text(), "a list of texts"),
                            "The providers that may stand in for others, best first.")
                    .fallbackText("all, in the order of the file");

    /// What stands behind an alias.
    static final Key<List<String>> TARGETS =
            Key.required(
                    "targets",
                    Forms.list(Forms.text(), "a list of texts"),
                    "It says what the name stands for, as `provider/model`; the order is the failover"
                            + " order.");

    /// How calls are spread.
    static final Key<List<Integer>> WEIGHTS =
            Key.optional(
                    "weights",
                    Forms.list(Forms.integer(1, 1_000_000), "a list of whole numbers"),
                    "How often each target is tried first, in relation to the others; one number a"
                            + " target. Without weights the first target always is.");

    /// `[failover]`.
    public static final Schema FAILOVER =
            Schema.of(
                    "failover", Repeat.ONCE, "What happens when a provider fails.", ENABLED, ORDER);

    /// `[models."…"]`.
    public static final Schema MODELS =
            Schema.of(
                    "models",
                    Repeat.NAMED,
                    "An alias: a name that callers use as `model`.",
                    TARGETS,
                    WEIGHTS);

    private RouteKeys() {}
}
