package aigateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.TestKinds;
import aigateway.call.Plan;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import aigateway.route.Explanation.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is explained is what is done.
class ExplanationTest {
    private static final List<String> NAMES = List.of("openai", "Groq", "claude", "demo", "house");
    private static final List<String> KINDS =
            List.of("openai", "groq", "anthropic", "demo", "vllm", "gemini");
    private static final List<String> MODELS =
            List.of("gpt-4o", "o3", "claude-x", "gpt-oss", "fast", "a/b", "groq/x", "gemini-1", "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverDisagreesWithRouting(long seed) {
        Random random = new Random(seed);
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            RouteSettings settings = settings(random);
            int[] draw = {0};
            int[] bound = {1};
            Router router =
                    new Router(
                            settings,
                            most -> {
                                bound[0] = most;
                                return draw[0];
                            });
            for (int j = 0; j < 20; j++) {
                String header = random.nextInt(3) == 0 ? name(random) : null;
                String model = model(random);
                Explanation explained = router.explain(header, model);
                String as = settings + " asked for " + header + ", " + model;
                assertThat(explained.why()).as(as).endsWith(".");
                Set<Target> firsts = new HashSet<>();
                bound[0] = 1;
                for (draw[0] = 0; draw[0] < bound[0]; draw[0]++) {
                    Routing routed = router.route(header, model);
                    compare(as, explained, routed, draw[0] == 0, bound[0] > 1, firsts);
                    seen.add(routed instanceof Routing.Routed(_, var rule) ? rule : "refused");
                }
            }
        }
        assertThat(seen).contains((Object[]) Rule.values()).contains("refused");
    }

    private static void compare(
            String as,
            Explanation explained,
            Routing routed,
            boolean least,
            boolean drawn,
            Set<Target> firsts) {
        if (least) {
            assertThat(explained.routing()).as(as).isEqualTo(routed);
        }
        List<Target> steps = explained.steps().stream().map(Step::target).toList();
        switch (routed) {
            case Routing.Refused _ -> assertThat(steps).as(as).isEmpty();
            case Routing.Routed(Plan plan, _) -> {
                firsts.add(plan.primary());
                if (drawn) {
                    assertThat(steps).as(as).containsAll(plan.targets());
                } else {
                    assertThat(steps).as(as).isEqualTo(plan.targets());
                }
            }
        }
        if (drawn) {
            assertThat(steps).as(as).containsAll(firsts);
        }
    }

    private static RouteSettings settings(Random random) {
        List<Provider> providers = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (String name : NAMES) {
            switch (random.nextInt(3)) {
                case 0 -> providers.add(provider(name, random));
                case 1 -> leftOut.add(new LeftOut(name, "its apiKey is empty"));
                default -> {}
            }
        }
        List<Alias> aliases = new ArrayList<>();
        for (String name : List.of("fast", "gpt-4o")) {
            if (random.nextBoolean()) {
                aliases.add(alias(name, providers, random));
            }
        }
        List<String> order = providers.stream().map(Provider::name).toList();
        String named =
                providers.isEmpty() || random.nextInt(3) > 0 ? null : providers.getLast().name();
        return new RouteSettings(providers, leftOut, aliases, random.nextInt(4) > 0, order, named);
    }

    private static Alias alias(String name, List<Provider> providers, Random random) {
        List<Target> targets = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (Provider provider : providers) {
            if (random.nextBoolean()) {
                targets.add(new Target(provider, "aliased"));
                weights.add(1 + random.nextInt(3));
            }
        }
        return new Alias(name, targets, random.nextBoolean() ? weights : List.of());
    }

    private static Provider provider(String name, Random random) {
        List<String> others = new ArrayList<>();
        for (String model : MODELS) {
            if (!model.isEmpty() && random.nextInt(6) == 0) {
                others.add(model);
            }
        }
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        return made(name, kind, name + "-own", others, random.nextInt(5) == 0);
    }

    private static Provider made(
            String name, String kind, String model, List<String> others, boolean any) {
        return new Provider(
                name,
                TestKinds.named(kind),
                URI.create("http://it.test/v1"),
                List.of(),
                model,
                others,
                any,
                TimeLimits.DEFAULT);
    }

    private static String name(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return random.nextInt(4) == 0 ? " " + name.toUpperCase(java.util.Locale.ROOT) : name;
    }

    private static @Nullable String model(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> name(random).strip() + "/" + MODELS.get(random.nextInt(MODELS.size()));
            case 1 -> random.nextInt(4) == 0 ? null : name(random) + "-own";
            default -> MODELS.get(random.nextInt(MODELS.size()));
        };
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "one, -, header, 'names one; the request names no model, so its own is used.'",
                "one, gpt-4o, header, 'names one, and the model is one that it serves.'",
                "one, gpt-9, header, 'does not list ''gpt-9'', so its own model is used.'",
                "nobody, gpt-4o, header, 'names a provider that is not there.'",
                "-, two/any, provider/model, 'begins with the name of the provider two'",
                "-, fast, alias, 'its targets are asked in their order.'",
                "-, spread, alias, 'drawn by weight.'",
                "-, gone, alias, 'none of its targets can be used.'",
                "-, gpt-4o, listed, 'is a model that one lists.'",
                "-, shared, listed, 'is listed by one, two; one is the first of them.'",
                "-, o3-mini, family, 'models named o<digit>* are made by the kind openai'",
                "-, gpt-7, family, 'models named gpt-* are made by the kind openai, which one is.'",
                "-, odd, default provider, 'two is the default provider'",
                "-, -, default provider, 'The request names no model'",
            })
    void namesTheRuleThatDecides(
            @Nullable String header, @Nullable String model, String rule, String why) {
        Explanation explained = router(true).explain(header, model);

        assertThat(ruleOf(explained.routing())).isEqualTo(rule);
        assertThat(explained.why()).contains(why);
    }

    private static @Nullable String ruleOf(Routing routing) {
        Rule rule =
                switch (routing) {
                    case Routing.Routed(_, var decided) -> decided;
                    case Routing.Refused(_, var decided) -> decided;
                };
        return rule == null ? null : rule.word();
    }

    private static Router router(boolean failover) {
        Provider one = made("one", "openai", "gpt-4o", List.of("shared"), false);
        Provider two = made("two", "groq", "llama", List.of("shared"), false);
        Provider demo = made("demo", "demo", "demo", List.of(), false);
        List<Target> both = List.of(new Target(two, "b"), new Target(one, "a"));
        List<Target> three = List.of(both.get(0), both.get(1), new Target(demo, "demo"));
        List<Alias> aliases =
                List.of(
                        new Alias("fast", both, List.of()),
                        new Alias("spread", three, List.of(2, 5, 1)),
                        new Alias("gone", List.of(), List.of()));
        return new Router(
                new RouteSettings(
                        List.of(one, two, demo),
                        List.of(),
                        aliases,
                        failover,
                        List.of("one", "two"),
                        "two"),
                _ -> 0);
    }

    @Test
    void saysWhyEachTargetStandsWhereItDoes() {
        assertThat(steps(router(true), "one/x"))
                .containsExactly(
                        "one/x is asked first",
                        "two/llama stands in with its own model, if those before it fail");
        assertThat(steps(router(true), "fast"))
                .containsExactly(
                        "two/b is asked first",
                        "one/a is the alias's next, if those before it fail");
        assertThat(steps(router(false), "fast")).containsExactly("two/b is asked first");
    }

    @Test
    void showsTheShareOfEachTargetOfAWeightedAlias() {
        assertThat(steps(router(true), "spread"))
                .containsExactly(
                        "two/b is asked first by 25 % of calls, by the others if those before it"
                                + " fail",
                        "one/a is asked first by 62.5 % of calls, by the others if those before it"
                                + " fail",
                        "demo/demo is asked first by 12.5 % of calls");
        assertThat(steps(router(false), "spread"))
                .containsExactly(
                        "two/b is asked first by 25 % of calls",
                        "one/a is asked first by 62.5 % of calls",
                        "demo/demo is asked first by 12.5 % of calls");
    }

    private static List<String> steps(Router router, String model) {
        return router.explain(null, model).steps().stream()
                .map(step -> step.target().label() + " " + step.reason())
                .toList();
    }

    @Test
    void listsTheFamiliesThatAreMadeHere() {
        assertThat(router(true).families())
                .contains(new Family("gpt-*", "one"), new Family("o<digit>*", "one"))
                .doesNotContain(new Family("gpt-oss*", "one"))
                .noneMatch(family -> family.pattern().startsWith("claude"));
    }
}
