package aigateway.route;

import aigateway.call.Plan;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Decides which targets may serve a call. Immutable, for all threads; what can be known before a
/// call is made when the router is.
public final class Router {
    private final RouteSettings settings;
    private final List<Provider> providers;
    private final Map<String, Provider> byName = new LinkedHashMap<>();
    private final Map<String, Routing> own = new LinkedHashMap<>();
    private final Map<String, AliasChoice> aliases = new LinkedHashMap<>();
    private final Map<String, Routing> listed = new LinkedHashMap<>();
    private final Map<String, Provider> byKind = new LinkedHashMap<>();
    private final @Nullable Provider taker;
    private final @Nullable Routing fallback;
    private final FailoverOrder failover;
    private final Refusals refusals;
    private final List<ModelEntry> models;
    private final IntUnaryOperator random;

    /// A router for these settings.
    ///
    /// @param random a number from 0 to below its argument; called for aliases with weights
    public Router(RouteSettings settings, IntUnaryOperator random) {
        this.settings = settings;
        this.random = random;
        providers = settings.providers();
        failover = new FailoverOrder(settings);
        refusals = new Refusals(settings);
        for (Provider provider : providers) {
            byName.put(provider.name(), provider);
            byName.putIfAbsent(provider.name().toLowerCase(Locale.ROOT), provider);
            byKind.putIfAbsent(provider.kind().name(), provider);
            own.put(provider.name(), plan(provider, provider.model(), Rule.HEADER));
        }
        for (Alias alias : settings.aliases()) {
            aliases.put(alias.name(), AliasChoice.of(alias, failover, refusals));
        }
        for (Provider provider : providers) {
            for (String model : namedModels(provider)) {
                listed.computeIfAbsent(model, m -> plan(lister(m), m, Rule.LISTED));
            }
        }
        Provider named =
                settings.defaultProvider() == null ? null : byName.get(settings.defaultProvider());
        taker = taker(named);
        Provider last = named == null && providers.size() == 1 ? providers.getFirst() : named;
        Rule rule = named == null ? Rule.ONLY : Rule.DEFAULT;
        fallback = last == null ? null : plan(last, last.model(), rule);
        models = entries();
    }

    /// Where a call may go.
    ///
    /// @param header the value of `x-llm-provider`, or null
    /// @param model the model that the caller names, or null
    public Routing route(@Nullable String header, @Nullable String model) {
        return decide(header, model, random);
    }

    /// Where [#route] sends such a call, and why.
    ///
    /// @param header the value of `x-llm-provider`, or null
    /// @param model the model that the caller names, or null
    public Explanation explain(@Nullable String header, @Nullable String model) {
        Routing routing = decide(header, model, _ -> 0);
        AliasChoice alias = model == null ? null : aliases.get(model);
        return new Wording(settings, header, model).explain(routing, alias);
    }

    /// What it decides by.
    public RouteSettings settings() {
        return settings;
    }

    private Routing decide(@Nullable String header, @Nullable String model, IntUnaryOperator draw) {
        if (header != null && !header.isBlank()) {
            return byHeader(header.strip(), model);
        }
        if (model != null && !model.isEmpty()) {
            Routing routing = byModel(model, draw);
            if (routing != null) {
                return routing;
            }
        }
        return fallback == null ? refusals.unknownModel(model, models) : fallback;
    }

    /// All that callers may write as `model`.
    public List<ModelEntry> models() {
        return models;
    }

    /// The families of models that a provider here makes.
    public List<Family> families() {
        Map<String, String> makers = new HashMap<>();
        byKind.forEach((kind, provider) -> makers.put(kind, provider.name()));
        return Families.madeHere(makers);
    }

    private List<ModelEntry> entries() {
        List<ModelEntry> entries = new ArrayList<>();
        for (Provider provider : providers) {
            for (String model : namedModels(provider)) {
                entries.add(new ModelEntry(provider.name() + "/" + model, provider.name()));
            }
        }
        aliases.forEach(
                (name, choice) -> {
                    if (choice.isUsable()) {
                        entries.add(new ModelEntry(name, "alias"));
                    }
                });
        for (String model : listed.keySet()) {
            // a name that means something else is not this model
            if (!aliases.containsKey(model) && qualified(model) == null) {
                entries.add(new ModelEntry(model, lister(model).name()));
            }
        }
        return List.copyOf(entries);
    }

    private Routing byHeader(String name, @Nullable String model) {
        Provider provider = provider(name);
        if (provider == null) {
            return refusals.unknownProvider(name);
        }
        if (model != null && !model.isEmpty()) {
            if (provider.serves(model)) {
                return plan(provider, model, Rule.HEADER);
            }
            Target target = qualified(model);
            if (target != null
                    && target.provider().name().equals(provider.name())
                    && provider.serves(target.model())) {
                return plan(provider, target.model(), Rule.HEADER);
            }
        }
        return ownPlan(provider);
    }

    private @Nullable Routing byModel(String model, IntUnaryOperator draw) {
        Target target = qualified(model);
        if (target != null) {
            return plan(target.provider(), target.model(), Rule.QUALIFIED);
        }
        AliasChoice alias = aliases.get(model);
        if (alias != null) {
            return alias.choose(draw);
        }
        Routing known = listed.get(model);
        if (known != null) {
            return known;
        }
        String kind = Families.kindOf(model);
        Provider maker = kind == null ? null : byKind.get(kind);
        if (maker != null) {
            return plan(maker, model, Rule.FAMILY);
        }
        return taker == null ? refusals.leftOutModel(model) : plan(taker, model, Rule.TAKER);
    }

    /// The target that `provider/model` means, or null if it does not begin with a provider.
    private @Nullable Target qualified(String model) {
        int slash = model.indexOf('/');
        if (slash <= 0 || slash == model.length() - 1) {
            return null;
        }
        Provider provider = provider(model.substring(0, slash));
        return provider == null ? null : new Target(provider, model.substring(slash + 1));
    }

    private @Nullable Provider provider(String name) {
        Provider provider = byName.get(name);
        return provider != null ? provider : byName.get(name.toLowerCase(Locale.ROOT));
    }

    private Routing ownPlan(Provider provider) {
        Routing plan = own.get(provider.name());
        return plan != null ? plan : plan(provider, provider.model(), Rule.HEADER);
    }

    private Routing plan(Provider provider, String model, Rule rule) {
        return new Routing.Routed(new Plan(failover.after(new Target(provider, model))), rule);
    }

    /// The provider that gets a model which several may list: its maker, or the first.
    private Provider lister(String model) {
        Provider first = null;
        String maker = Families.kindOf(model);
        for (Provider provider : providers) {
            if (namedModels(provider).contains(model)) {
                if (provider.kind().name().equals(maker)) {
                    return provider;
                }
                first = first == null ? provider : first;
            }
        }
        return first == null ? providers.getFirst() : first;
    }

    /// The provider that takes models of any name, or null.
    private @Nullable Provider taker(@Nullable Provider named) {
        if (named != null && named.anyModel()) {
            return named;
        }
        for (Provider provider : providers) {
            if (provider.anyModel()) {
                return provider;
            }
        }
        return null;
    }

    private static Set<String> namedModels(Provider provider) {
        Set<String> models = new LinkedHashSet<>();
        models.add(provider.model());
        models.addAll(provider.models());
        return models;
    }
}
