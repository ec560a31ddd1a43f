package aigateway;

import aigateway.admin.ActionFile;
import aigateway.admin.view.AboutView;
import aigateway.admin.view.AdminViews;
import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.LogSinksView;
import aigateway.admin.view.Playground;
import aigateway.admin.view.Readiness;
import aigateway.cache.AnswerCache;
import aigateway.export.ConfigExport;
import aigateway.guard.stream.GuardTrial;
import aigateway.limit.LimitStates;
import aigateway.logs.sink.LogSinks;
import aigateway.model.Bytes;
import aigateway.provider.demo.DemoKind;
import aigateway.server.inner.InnerAnswer;
import aigateway.server.inner.InnerCall;
import aigateway.server.inner.InnerDoor;
import aigateway.server.inner.InnerRequest;
import java.io.IOException;
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
                text -> new GuardTrial(wiring.runtime().inForce().guard()).test(text),
                new LimitStates(wiring.limiter())::json,
                new Cached(wiring.answers()),
                wiring.analytics()::json,
                new Sinks(wiring.sinks()),
                wiring.egress()::statistics,
                about(wiring),
                new Inner(wiring.inner()),
                new ActionFile(
                        wiring.settings().gateway().dataDir().resolve("admin-actions.jsonl"),
                        InstantSource.system()));
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
    private record Cached(AnswerCache answers) implements CacheView {
        @Override
        public List<CachedAnswer> entries(@Nullable String after, int most) {
            return answers.list(most, after).stream().map(Cached::shown).toList();
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
