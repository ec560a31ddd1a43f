package aigateway.route;

import aigateway.config.Place;
import aigateway.config.Reading;
import aigateway.config.Section;
import aigateway.config.Suggestion;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads what a configuration says about routing.
public final class RouteReader {
    private final Reading reading;
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final List<LeftOut> leftOut;
    private final Predicate<String> written;

    /// A reader that knows the providers.
    ///
    /// @param written true for names of providers that the configuration has, even if they have
    ///     problems
    public RouteReader(
            Reading reading,
            List<Provider> providers,
            List<LeftOut> leftOut,
            Predicate<String> written) {
        this.reading = reading;
        this.written = written;
        this.leftOut = leftOut;
        providers.forEach(provider -> this.providers.put(provider.name(), provider));
    }

    /// Reads the tables.
    ///
    /// @param root the outermost table
    /// @param gateway the table that names the default provider
    public RouteSettings read(Section root, Section gateway) {
        Section failover = root.table(RouteKeys.FAILOVER);
        boolean enabled = failover.get(RouteKeys.ENABLED);
        List<String> order = order(failover);
        String named = gateway.find(RouteKeys.DEFAULT_PROVIDER);
        Place place = gateway.place(RouteKeys.DEFAULT_PROVIDER);
        boolean known = named != null && known(named, place, "gateway.defaultProvider");
        List<Alias> aliases = new ArrayList<>();
        root.named(RouteKeys.MODELS).forEach((name, one) -> aliases.add(alias(name, one)));
        return new RouteSettings(
                List.copyOf(providers.values()),
                leftOut,
                aliases,
                enabled,
                order,
                known ? named : null);
    }

    private List<String> order(Section failover) {
        List<String> written = failover.find(RouteKeys.ORDER);
        if (written == null) {
            return List.copyOf(providers.keySet());
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i);
            Place place = failover.place(RouteKeys.ORDER, i);
            if (known(name, place, "failover.order")) {
                if (isSimulated(name)) {
                    String never = "`" + name + "` makes simulated answers and never stands in";
                    reading.problem(place, never + " for another");
                }
                order.add(name);
            }
        }
        return order;
    }

    private boolean isSimulated(String name) {
        Provider provider = providers.get(name);
        return provider != null && provider.kind().simulation() != null;
    }

    private Alias alias(String name, Section section) {
        int slash = name.indexOf('/');
        if (name.isBlank()) {
            reading.problem(section.place(), "an alias must have a name");
        } else if (slash > 0 && providers.containsKey(name.substring(0, slash))) {
            reading.problem(
                    section.place(),
                    "the alias `"
                            + name
                            + "` already means a model of the provider "
                            + name.substring(0, slash));
        }
        List<String> written = section.find(RouteKeys.TARGETS);
        List<Integer> weights = section.find(RouteKeys.WEIGHTS);
        if (written == null) {
            return new Alias(name, List.of(), List.of());
        }
        if (written.isEmpty()) {
            reading.problem(
                    section.place(RouteKeys.TARGETS), "`targets` must name at least one target");
        }
        if (weights != null && weights.size() != written.size()) {
            reading.problem(
                    section.place(RouteKeys.WEIGHTS),
                    "`weights` must have one number a target: "
                            + written.size()
                            + ", not "
                            + weights.size());
            weights = null;
        }
        return targets(name, section, written, weights);
    }

    private Alias targets(
            String name, Section section, List<String> texts, @Nullable List<Integer> weights) {
        List<Target> targets = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<Alias.Written> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Target target = target(text, section.place(RouteKeys.TARGETS, i), section.path());
            Integer weight = weights == null ? null : weights.get(i);
            if (target != null) {
                targets.add(target);
                if (weight != null) {
                    kept.add(weight);
                }
            }
            int slash = Math.max(text.indexOf('/'), 0);
            String provider = text.substring(0, slash);
            String model = text.substring(Math.min(slash + 1, text.length()));
            String why = target == null ? reason(provider) : null;
            all.add(new Alias.Written(provider, model, weight, why));
        }
        return new Alias(name, targets, kept, all);
    }

    private String reason(String provider) {
        for (LeftOut one : leftOut) {
            if (one.name().equals(provider)) {
                return provider + " is left out because " + one.reason();
            }
        }
        return "there is no provider of this name";
    }

    private @Nullable Target target(String written, Place place, String alias) {
        int slash = written.indexOf('/');
        if (slash <= 0 || slash == written.length() - 1) {
            reading.problem(place, "a target must be written as `provider/model`");
            return null;
        }
        String name = written.substring(0, slash);
        if (!known(name, place, alias + ".targets")) {
            return null;
        }
        Provider provider = providers.get(name);
        return provider == null ? null : new Target(provider, written.substring(slash + 1));
    }

    /// True if a provider can be used; notes a problem or a warning if not.
    private boolean known(String name, Place place, String path) {
        if (providers.containsKey(name)) {
            return true;
        }
        for (LeftOut one : leftOut) {
            if (one.name().equals(name)) {
                reading.warning(
                        path
                                + " names the provider "
                                + name
                                + ", which is left out because "
                                + one.reason());
                return false;
            }
        }
        // a provider with a problem of its own may be the one that is meant
        if (!reading.isMalformed() && !written.test(name)) {
            List<String> names = new ArrayList<>(providers.keySet());
            leftOut.forEach(one -> names.add(one.name()));
            reading.problem(
                    place,
                    "there is no provider `"
                            + name
                            + "`"
                            + (Suggestion.nearest(name, names) == null
                                    ? "; there are " + String.join(", ", names)
                                    : Suggestion.phrase(name, names)));
        }
        return false;
    }
}
