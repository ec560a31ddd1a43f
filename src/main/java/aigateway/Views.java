package aigateway;

import aigateway.admin.ActionFile;
import aigateway.admin.view.AboutView;
import aigateway.admin.view.AdminViews;
import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.LiveView;
import aigateway.admin.view.LogSinksView;
import aigateway.admin.view.Playground;
import aigateway.admin.view.ProvidersView;
import aigateway.admin.view.Readiness;
import aigateway.admin.view.RoutingView;
import aigateway.analytics.Analytics;
import aigateway.analytics.ProviderCalls;
import aigateway.analytics.SavedTokens;
import aigateway.analytics.recent.Filter;
import aigateway.analytics.series.Range;
import aigateway.cache.AnswerCache;
import aigateway.cache.Listing;
import aigateway.export.ConfigExport;
import aigateway.guard.GuardSetting;
import aigateway.guard.stream.GuardTrial;
import aigateway.inspect.ProviderInspection;
import aigateway.inspect.RouteInspection;
import aigateway.limit.LimitStates;
import aigateway.logs.Secrets;
import aigateway.logs.sink.LogSinks;
import aigateway.model.Bytes;
import aigateway.provider.demo.DemoKind;
import aigateway.server.inner.InnerAnswer;
import aigateway.server.inner.InnerCall;
import aigateway.server.inner.InnerDoor;
import aigateway.server.inner.InnerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the admin API sees of the gateway: its views over the features.
final class Views {
    private Views() {}

    static AdminViews of(Readiness readiness, ConfigView config, Wiring wiring) {
        return new AdminViews(
                readiness,
                config,
                new ConfigExport(() -> wiring.settings().written(), wiring.runtime())::toml,
                wiring.runtime(),
                (text, guardrails) ->
                        new GuardTrial(
                                        guardrails == null
                                                ? wiring.runtime().inForce().guard()
                                                : new GuardSetting().read(guardrails))
                                .test(text),
                new LimitStates(wiring.limiter())::json,
                new Cached(wiring.answers(), wiring.analytics()),
                wiring.analytics()::json,
                new Live(wiring.analytics()),
                new Sinks(wiring.sinks()),
                wiring.egress()::statistics,
                new Tried(inspection(wiring)),
                new Explained(
                        new RouteInspection(wiring::router, wiring.health(), wiring.callers())),
                about(wiring),
                new Inner(wiring.inner()),
                new ActionFile(
                        wiring.settings().gateway().dataDir().resolve("admin-actions.jsonl"),
                        InstantSource.system()));
    }

    /// Calls as the admin API sees them.
    private record Live(Analytics analytics) implements LiveView {
        @Override
        public @Nullable Bytes series(String range) {
            Range known = Range.of(range);
            return known == null ? null : analytics.series().json(known);
        }

        @Override
        public Bytes requests(LiveView.Wanted wanted) {
            Filter filter =
                    new Filter(
                            wanted.provider(),
                            wanted.model(),
                            wanted.status(),
                            wanted.text(),
                            wanted.type(),
                            wanted.since(),
                            wanted.until());
            return analytics.recent().json(filter, wanted.before(), wanted.limit());
        }

        @Override
        public @Nullable Bytes request(long number) {
            return analytics.recent().json(number);
        }

        @Override
        public boolean isFull() {
            return analytics.events().isFull();
        }

        @Override
        public void follow(boolean calls, OutputStream out) throws IOException {
            analytics.events().follow(calls, out);
        }
    }

    private static ProviderInspection inspection(Wiring wiring) {
        return new ProviderInspection(
                () -> wiring.settings().route(),
                wiring.health(),
                provider -> {
                    ProviderCalls calls = wiring.analytics().ofProvider(provider);
                    return new ProviderInspection.Calls.Count(calls.calls(), calls.failed());
                },
                wiring.providerTest(),
                text -> new Secrets(wiring.secrets()).mask(text));
    }

    /// The providers as the admin API sees them.
    private record Tried(ProviderInspection inspection) implements ProvidersView {
        @Override
        public Bytes json() {
            return inspection.json();
        }

        @Override
        public @Nullable String obstacle(String provider) {
            return inspection.obstacle(provider);
        }

        @Override
        public @Nullable Bytes test(String provider, @Nullable String model) {
            return inspection.test(provider, model);
        }
    }

    /// Routing as the admin API sees it.
    private record Explained(RouteInspection inspection) implements RoutingView {
        @Override
        public Bytes json() {
            return inspection.json();
        }

        @Override
        public Bytes explain(@Nullable String provider, Bytes request) {
            return inspection.explain(provider, request);
        }
    }

    private static AboutView about(Wiring wiring) {
        long started = System.currentTimeMillis();
        return () -> {
            Settings settings = wiring.settings();
            GatewaySettings gateway = settings.gateway();
            return new AboutView.About(
                    Version.text(),
                    started,
                    host(gateway.host()),
                    wiring.port(),
                    host(gateway.grpcHost()),
                    wiring.grpcPort(),
                    gateway.tls() != null,
                    settings.providers().stream().allMatch(p -> p.kind() instanceof DemoKind),
                    wiring.runtime().inForce().logging().logBodies(),
                    Warnings.of(settings));
        };
    }

    /// Empty for all addresses.
    private static String host(String bound) {
        return bound.equals("0.0.0.0") || bound.equals("::") ? "" : bound;
    }

    /// The way in for the pages' own calls.
    private record Inner(InnerDoor door) implements Playground {
        @Override
        public boolean hold(long bytes) {
            return door.hold(bytes);
        }

        @Override
        public void letGo(long bytes) {
            door.letGo(bytes);
        }

        @Override
        public Reply send(Request request, Consumer<Runnable> departure) throws IOException {
            InnerCall call =
                    door.begin(
                            new InnerRequest(
                                    "POST /admin/playground",
                                    request.peer(),
                                    request.fields(),
                                    request.body()));
            departure.accept(call::cancel);
            InnerAnswer answer = call.await();
            Map<String, String> headers = new LinkedHashMap<>();
            answer.headers()
                    .forEach((name, value) -> headers.merge(name, value, (a, b) -> a + ", " + b));
            return new Reply(answer.status(), headers, answer.whole(), answer::writeTo);
        }
    }

    /// The log sinks as the admin API sees them.
    private record Sinks(LogSinks sinks) implements LogSinksView {
        @Override
        public Bytes json() {
            return sinks.json();
        }

        @Override
        public @Nullable Bytes test(@Nullable String sink) {
            return sinks.test(sink);
        }
    }

    /// The cache as the admin API sees it.
    private record Cached(AnswerCache answers, Analytics analytics) implements CacheView {
        @Override
        public List<CachedAnswer> entries(@Nullable String after, int most) {
            return answers.list(most, after).stream().map(Cached::shown).toList();
        }

        @Override
        public Bytes overview(CacheView.Wanted wanted, int skip, int most) {
            Listing listing = new Listing(wanted.provider(), wanted.model(), wanted.text());
            SavedTokens saved = analytics.saved();
            return answers.overview(
                    listing, skip, most, new Listing.Saved(saved.input(), saved.output()));
        }

        @Override
        public @Nullable CachedAnswer entry(String key) {
            aigateway.cache.CachedAnswer kept = answers.get(key);
            return kept == null ? null : shown(kept);
        }

        private static CachedAnswer shown(aigateway.cache.CachedAnswer kept) {
            return new CachedAnswer(
                    kept.key(),
                    kept.response(),
                    kept.timestamp().getEpochSecond(),
                    kept.provider(),
                    kept.model());
        }

        @Override
        public boolean remove(String key) {
            return answers.remove(key);
        }

        @Override
        public long clear(@Nullable String provider, @Nullable String model) {
            if (provider != null || model != null) {
                return answers.removeOf(provider, model);
            }
            long before = answers.size();
            answers.clear();
            return before;
        }
    }
}
