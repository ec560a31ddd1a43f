package aigateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.TestKinds;
import aigateway.model.Failure;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import java.net.URI;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private static final Provider OPENAI = provider("openai", "openai", "gpt-4o", "gpt-4o-mini");
    private static final Provider CLAUDE = provider("anthropic", "anthropic", "claude-sonnet-4-5");
    private static final Provider GROQ =
            provider("groq", "groq", "llama-70b", "llama-8b", "shared");
    private static final Provider HOUSE = provider("House", "vllm", "mine", "*", "shared");
    private static final Provider DEMO = provider("demo", "demo", "demo");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the header decides; the body's model counts only if the provider has it
                "openai, -, openai/gpt-4o",
                "openai, llama-8b, openai/gpt-4o",
                "openai, gpt-4o-mini, openai/gpt-4o-mini",
                "openai, openai/gpt-4o-mini, openai/gpt-4o-mini",
                "openai, groq/llama-8b, openai/gpt-4o",
                "' OpenAI ', '', openai/gpt-4o",
                "house, anything-at-all, House/anything-at-all",
                // without it, the model does
                "-, groq/some/new:model, groq/some/new:model",
                "'', GROQ/llama-9, groq/llama-9",
                "-, llama-8b, groq/llama-8b",
                "-, llama-70b, groq/llama-70b",
                "-, gpt-5-nano, openai/gpt-5-nano",
                "-, o3-mini, openai/o3-mini",
                "-, claude-opus-9, anthropic/claude-opus-9",
                // what nobody lists goes to who takes anything
                "-, gemini-pro, House/gemini-pro",
                "-, gpt-oss-120b, House/gpt-oss-120b",
                "-, ollama/x, House/ollama/x",
                // several list it: the first
                "-, shared, groq/shared",
            })
    void choosesTheFirstTarget(@Nullable String header, @Nullable String model, String expected) {
        Router router = router(settings(OPENAI, CLAUDE, GROQ, HOUSE), RouterTest::never);

        assertThat(plan(router, header, model).getFirst()).isEqualTo(expected);
    }

    @Test
    void takesTheOnlyProviderForWhatNobodyKnows() {
        Router router = router(settings(OPENAI), RouterTest::never);

        assertThat(plan(router, null, "whatever")).containsExactly("openai/gpt-4o");
        assertThat(plan(router, null, null)).containsExactly("openai/gpt-4o");
    }

    @Test
    void takesTheDefaultProviderForWhatNobodyKnows() {
        RouteSettings settings =
                new RouteSettings(
                        List.of(OPENAI, GROQ), List.of(), List.of(), true, List.of(), "groq");
        Router router = router(settings, RouterTest::never);

        assertThat(plan(router, null, "whatever")).containsExactly("groq/llama-70b");
        assertThat(plan(router, null, null)).containsExactly("groq/llama-70b");
        assertThat(plan(router, null, "gpt-4o")).containsExactly("openai/gpt-4o");
    }

    @Test
    void prefersTheMakerAmongThoseWhoListAModel() {
        Provider router = provider("router", "openrouter", "auto", "gpt-4o");

        assertThat(
                        plan(router(settings(router, OPENAI), RouterTest::never), null, "gpt-4o")
                                .getFirst())
                .isEqualTo("openai/gpt-4o");
    }

    @Test
    void failsOverInOrderEachWithItsOwnModel() {
        RouteSettings settings =
                new RouteSettings(
                        List.of(OPENAI, CLAUDE, GROQ),
                        List.of(),
                        List.of(),
                        true,
                        List.of("groq", "openai"),
                        null);
        Router router = router(settings, RouterTest::never);

        assertThat(plan(router, "openai", "gpt-4o-mini"))
                .containsExactly("openai/gpt-4o-mini", "groq/llama-70b");
        assertThat(plan(router, null, "anthropic/claude-x"))
                .containsExactly("anthropic/claude-x", "groq/llama-70b", "openai/gpt-4o");
    }

    @Test
    void neverFallsBackToTheDemo() {
        Router router = router(settings(DEMO, OPENAI), RouterTest::never);

        assertThat(plan(router, "openai", null)).containsExactly("openai/gpt-4o");
        assertThat(plan(router, "demo", null)).containsExactly("demo/demo", "openai/gpt-4o");
    }

    @Test
    void triesOneTargetOnlyIfFailoverIsOff() {
        Alias alias = new Alias("fast", List.of(target(GROQ, "a"), target(OPENAI, "b")), List.of());
        RouteSettings settings =
                new RouteSettings(
                        List.of(OPENAI, GROQ),
                        List.of(),
                        List.of(alias),
                        false,
                        List.of("openai", "groq"),
                        null);
        Router router = router(settings, RouterTest::never);

        assertThat(plan(router, "openai", null)).containsExactly("openai/gpt-4o");
        assertThat(plan(router, null, "fast")).containsExactly("groq/a");
    }

    @Test
    void keepsAnAliasWithinItsTargets() {
        Alias alias =
                new Alias(
                        "gpt-4o",
                        List.of(target(GROQ, "a"), target(DEMO, "demo"), target(CLAUDE, "b")),
                        List.of());
        Router router =
                router(settings(List.of(alias), OPENAI, CLAUDE, GROQ, DEMO), RouterTest::never);

        assertThat(plan(router, null, "gpt-4o")).containsExactly("groq/a", "anthropic/b");
    }

    @Test
    void drawsAnAliassFirstTargetByWeight() {
        Alias alias =
                new Alias(
                        "spread",
                        List.of(target(GROQ, "a"), target(OPENAI, "b"), target(CLAUDE, "c")),
                        List.of(3, 1, 2));
        int[] drawn = {0};
        Router router =
                router(
                        settings(List.of(alias), OPENAI, CLAUDE, GROQ),
                        bound -> {
                            assertThat(bound).isEqualTo(6);
                            return drawn[0]++;
                        });

        assertThat(plan(router, null, "spread"))
                .containsExactly("groq/a", "openai/b", "anthropic/c");
        drawn[0] = 2;
        assertThat(plan(router, null, "spread").getFirst()).isEqualTo("groq/a");
        assertThat(plan(router, null, "spread"))
                .containsExactly("openai/b", "groq/a", "anthropic/c");
        assertThat(plan(router, null, "spread"))
                .containsExactly("anthropic/c", "groq/a", "openai/b");
        assertThat(plan(router, null, "spread").getFirst()).isEqualTo("anthropic/c");
    }

    @Test
    void refusesAnUnknownProviderAndListsTheOthers() {
        Failure.Refused failure =
                refusal(router(settings(OPENAI, GROQ), RouterTest::never), "azure", "gpt-4o");

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.type()).isEqualTo("invalid_request_error");
        assertThat(failure.message()).contains("'azure'").contains("openai, groq");
    }

    @Test
    void saysWhyAProviderIsLeftOut() {
        RouteSettings settings =
                new RouteSettings(
                        List.of(GROQ),
                        List.of(new LeftOut("openai", "its apiKey is empty")),
                        List.of(new Alias("gone", List.of(), List.of())),
                        true,
                        List.of("groq"),
                        null);
        Router router = router(settings, RouterTest::never);

        assertThat(refusal(router, "OpenAI", null).message()).contains("its apiKey is empty");
        assertThat(refusal(router, null, "openai/gpt-4o").message())
                .contains("its apiKey is empty");
        assertThat(refusal(router, null, "openai/gpt-4o").status()).isEqualTo(404);
        assertThat(refusal(router, null, "gone").message())
                .contains("openai (its apiKey is empty)");
        assertThat(router.models()).extracting(ModelEntry::id).doesNotContain("gone");
    }

    @Test
    void refusesAnUnknownModelAndSaysWhatIsKnown() {
        Router router = router(settings(OPENAI, CLAUDE), RouterTest::never);
        Failure.Refused failure = refusal(router, null, "nonsense");

        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.code()).isEqualTo("model_not_found");
        assertThat(failure.param()).isEqualTo("model");
        assertThat(failure.message())
                .contains("'nonsense'")
                .contains("openai/gpt-4o-mini")
                .contains("anthropic/claude-sonnet-4-5");
        assertThat(refusal(router, null, null).message()).contains("names no model");
        assertThat(refusal(router, null, "x".repeat(5000)).message()).hasSizeLessThan(1000);
    }

    @Test
    void refusesEverythingWithoutAProvider() {
        Router router = router(settings(), RouterTest::never);

        assertThat(refusal(router, null, "gpt-4o").message()).contains("No provider");
        assertThat(refusal(router, "openai", null).message()).contains("none");
    }

    @Test
    void listsAllThatCallersMayName() {
        Alias alias = new Alias("fast", List.of(target(GROQ, "a")), List.of());
        Router router = router(settings(List.of(alias), OPENAI, HOUSE, GROQ), RouterTest::never);

        assertThat(router.models())
                .containsExactly(
                        new ModelEntry("openai/gpt-4o", "openai"),
                        new ModelEntry("openai/gpt-4o-mini", "openai"),
                        new ModelEntry("House/mine", "House"),
                        new ModelEntry("House/shared", "House"),
                        new ModelEntry("groq/llama-70b", "groq"),
                        new ModelEntry("groq/llama-8b", "groq"),
                        new ModelEntry("groq/shared", "groq"),
                        new ModelEntry("fast", "alias"),
                        new ModelEntry("gpt-4o", "openai"),
                        new ModelEntry("gpt-4o-mini", "openai"),
                        new ModelEntry("mine", "House"),
                        new ModelEntry("shared", "House"),
                        new ModelEntry("llama-70b", "groq"),
                        new ModelEntry("llama-8b", "groq"));
        router.models()
                .forEach(
                        entry ->
                                assertThat(router.route(null, entry.id()))
                                        .isInstanceOf(Routing.Routed.class));
    }

    private static int never(int bound) {
        throw new AssertionError("nothing is random here: " + bound);
    }

    private static Provider provider(String name, String kind, String model, String... models) {
        List<String> others = List.of(models);
        return new Provider(
                name,
                TestKinds.named(kind),
                URI.create("http://" + name.toLowerCase(java.util.Locale.ROOT) + ".test/v1"),
                List.of(),
                model,
                others.stream().filter(m -> !m.equals("*")).toList(),
                others.contains("*"),
                TimeLimits.DEFAULT);
    }

    private static Target target(Provider provider, String model) {
        return new Target(provider, model);
    }

    private static RouteSettings settings(Provider... providers) {
        return settings(List.of(), providers);
    }

    private static RouteSettings settings(List<Alias> aliases, Provider... providers) {
        List<String> order = List.of(providers).stream().map(Provider::name).toList();
        return new RouteSettings(List.of(providers), List.of(), aliases, true, order, null);
    }

    private static Router router(RouteSettings settings, IntUnaryOperator random) {
        return new Router(settings, random);
    }

    private static List<String> plan(
            Router router, @Nullable String header, @Nullable String model) {
        return switch (router.route(header, model)) {
            case Routing.Routed(var plan, _) -> plan.targets().stream().map(Target::label).toList();
            case Routing.Refused(var failure, _) -> throw new AssertionError(failure.message());
        };
    }

    private static Failure.Refused refusal(
            Router router, @Nullable String header, @Nullable String model) {
        return switch (router.route(header, model)) {
            case Routing.Routed(var plan, _) -> throw new AssertionError(plan.toString());
            case Routing.Refused(var failure, _) -> failure;
        };
    }
}
