package aigateway.route;

import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.route.Explanation.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says why a call goes where it goes. Decides nothing.
///
/// @param header the value of `x-llm-provider`, or null
/// @param model the model that the caller names, or null
record Wording(RouteSettings settings, @Nullable String header, @Nullable String model) {
    /// Puts a decision into words.
    ///
    /// @param alias the alias that the model is, or null
    Explanation explain(Routing routing, @Nullable AliasChoice alias) {
        return switch (routing) {
            case Routing.Refused(_, var rule) -> new Explanation(routing, refusal(rule), List.of());
            case Routing.Routed(var plan, var rule) -> {
                AliasChoice drawn = rule == Rule.ALIAS && isDrawn(alias) ? alias : null;
                yield new Explanation(
                        routing,
                        why(rule, plan.primary(), drawn != null),
                        drawn == null ? inOrder(plan.targets(), rule) : shares(drawn));
            }
        };
    }

    private static boolean isDrawn(@Nullable AliasChoice alias) {
        return alias != null && alias.isDrawn();
    }

    private static String refusal(@Nullable Rule rule) {
        if (rule == Rule.HEADER) {
            return "The header x-llm-provider names a provider that is not there.";
        }
        return rule == Rule.ALIAS
                ? "The model is an alias, but none of its targets can be used."
                : "No rule leads from what the request names to a provider.";
    }

    private String why(Rule rule, Target first, boolean drawn) {
        String provider = first.provider().name();
        return switch (rule) {
            case HEADER -> header(first);
            case QUALIFIED ->
                    "The model begins with the name of the provider "
                            + provider
                            + "; the rest is passed on as it is.";
            case ALIAS ->
                    named()
                            + " is an alias; "
                            + (drawn
                                    ? "which of its targets is asked first is drawn by weight."
                                    : "its targets are asked in their order.");
            case LISTED -> listed(first);
            case FAMILY ->
                    named()
                            + " is in no list, but models named "
                            + Families.patternOf(first.model())
                            + " are made by the kind "
                            + first.provider().kind().name()
                            + ", which "
                            + provider
                            + " is.";
            case TAKER -> named() + " is in no list, but " + provider + " takes any model.";
            case DEFAULT ->
                    unknown() + provider + " is the default provider and uses its own model.";
            case ONLY -> unknown() + provider + " is the only provider and uses its own model.";
        };
    }

    private String header(Target first) {
        String provider = first.provider().name();
        String begin = "The header x-llm-provider names " + provider;
        if (model == null || model.isEmpty()) {
            return begin + "; the request names no model, so its own is used.";
        }
        return model.equals(first.model()) || model.equalsIgnoreCase(first.label())
                ? begin + ", and the model is one that it serves."
                : begin + ", which does not list " + named() + ", so its own model is used.";
    }

    private String listed(Target first) {
        String provider = first.provider().name();
        List<String> listers = new ArrayList<>();
        for (Provider one : settings.providers()) {
            if (one.model().equals(first.model()) || one.models().contains(first.model())) {
                listers.add(one.name());
            }
        }
        if (listers.size() < 2) {
            return named() + " is a model that " + provider + " lists.";
        }
        boolean maker = first.provider().kind().name().equals(Families.kindOf(first.model()));
        return named()
                + " is listed by "
                + String.join(", ", listers)
                + "; "
                + provider
                + (maker ? " makes it." : " is the first of them.");
    }

    private String unknown() {
        return model == null || model.isEmpty()
                ? "The request names no model; "
                : named() + " is not known here; ";
    }

    private String named() {
        return "'" + Refusals.cut(model == null ? "" : model) + "'";
    }

    private static List<Step> inOrder(List<Target> targets, Rule rule) {
        List<Step> steps = new ArrayList<>();
        for (Target target : targets) {
            if (steps.isEmpty()) {
                steps.add(new Step(target, "is asked first"));
            } else if (rule == Rule.ALIAS) {
                steps.add(new Step(target, "is the alias's next, if those before it fail"));
            } else {
                steps.add(
                        new Step(target, "stands in with its own model, if those before it fail"));
            }
        }
        return steps;
    }

    private List<Step> shares(AliasChoice alias) {
        List<Step> steps = new ArrayList<>();
        List<Target> firsts = alias.firsts();
        for (int i = 0; i < firsts.size(); i++) {
            Target target = firsts.get(i);
            long permille = Math.round(1_000.0 * alias.weights().get(i) / alias.total());
            String share = permille / 10 + (permille % 10 == 0 ? "" : "." + permille % 10) + " %";
            boolean standsIn = settings.failover() && target.provider().kind().simulation() == null;
            steps.add(
                    new Step(
                            target,
                            "is asked first by "
                                    + share
                                    + " of calls"
                                    + (standsIn ? ", by the others if those before it fail" : "")));
        }
        return steps;
    }
}
