package aigateway;

import aigateway.analytics.Analytics;
import aigateway.analytics.recent.Ended;
import aigateway.cache.AnswerCache;
import aigateway.dialect.CallerDialect;
import aigateway.egress.EgressState;
import aigateway.egress.field.GatewayCredentials;
import aigateway.egress.field.Identity;
import aigateway.egress.setting.HostRules;
import aigateway.guard.GuardSettings;
import aigateway.guard.stream.GuardStage;
import aigateway.ledger.Entry;
import aigateway.ledger.EntryLog;
import aigateway.ledger.Ledger;
import aigateway.limit.count.Limiter;
import aigateway.live.ProviderTest;
import aigateway.logs.Log;
import aigateway.logs.LogLine;
import aigateway.logs.sink.LogSinks;
import aigateway.model.Failure;
import aigateway.net.BufferBudget;
import aigateway.net.ListenerSettings;
import aigateway.net.client.Clients;
import aigateway.net.loop.EventLoops;
import aigateway.net.server.HttpListener;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.kinds.WithHeaders;
import aigateway.route.Router;
import aigateway.server.LiveCalls;
import aigateway.server.grpc.GrpcListener;
import aigateway.server.grpc.GrpcSettings;
import aigateway.server.http.HttpDoor;
import aigateway.server.inner.InnerDoor;
import aigateway.settings.LiveSettings;
import aigateway.store.Database;
import aigateway.store.SqliteCounters;
import aigateway.store.SqliteSettings;
import aigateway.upstream.Health;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The composition root: makes every long-lived object, once and in order, and ends them in
/// reverse.
public final class Wiring implements AutoCloseable {
    private final Log log;
    private final Health health = new Health();
    private final Limiter limiter = new Limiter();
    private final LiveCalls live = new LiveCalls();
    private final Ledger ledger;
    private final Analytics analytics;
    private final Clients clients;
    private final EventLoops loops;
    private final BufferBudget budget;
    private final CallerDialect callers;
    private final AnswerCache answers;
    private final Database database;
    private final LogSinks sinks;
    private final EgressState egress = new EgressState(HostRules.STANDARD);
    private final Identity identity;
    private volatile Predicate<String> otherCredentials = _ -> false;
    private final LiveSettings<Policies> runtime;
    private final AtomicReference<Snapshot> current = new AtomicReference<>();
    private final HttpListener listener;
    private final GrpcListener grpc;
    private final InnerDoor inner;
    private @Nullable GuardStage guard;

    /// Starts the gateway.
    ///
    /// @param settings the first configuration
    /// @param callers the dialect that callers speak
    /// @param keepAliveMillis after how much silence a stream gets a comment
    /// @throws IOException if a port cannot be listened on
    public Wiring(Settings settings, CallerDialect callers, Log log, long keepAliveMillis)
            throws IOException {
        this.log = log;
        log.verbose(settings.gateway().verboseLogging());
        this.callers = callers;
        identity = Identity.of("ai-gateway/" + Version.text(), settings.gateway().tls() != null);
        budget = new BufferBudget(settings.gateway().maxBufferedBytes());
        answers = new AnswerCache(budget);
        database = database(settings.gateway());
        analytics = analytics(settings);
        ledger = ledger(new EntryLog(log, callers::status), analytics);
        clients = Clients.standard();
        loops = new EventLoops(loopCount(settings), clients);
        sinks = new LogSinks(loops::any, log, Version.text());
        runtime =
                new LiveSettings<>(
                        RuntimePolicies.SLOTS,
                        settings.policies(),
                        new SqliteSettings(database),
                        policies -> build(settings(), policies),
                        Clock.systemUTC(),
                        log);
        runtime.listener(analytics.changes()::setting);
        build(settings, runtime.inForce()).run();
        HttpDoor door = door(keepAliveMillis);
        inner = new InnerDoor(door, loops::any, budget, log);
        try {
            listener = HttpListener.bind(listening(settings), door, loops, budget);
        } catch (IOException e) {
            closeStores(0);
            throw e;
        }
        try {
            grpc = GrpcListener.bind(calling(settings), current::get, callers, live, loops, budget);
        } catch (IOException e) {
            listener.close();
            closeStores(0);
            throw e;
        }
    }

    private void closeStores(long flushMillis) {
        sinks.close(flushMillis);
        loops.close();
        analytics.close();
        database.close();
    }

    private Analytics analytics(Settings settings) {
        Analytics made =
                new Analytics(
                        new SqliteCounters(database),
                        settings.gateway().dataDir().resolve("series.bin"),
                        log,
                        callers::status,
                        answers::size,
                        live::count);
        health.listener(made.changes()::provider);
        return made;
    }

    /// Hands the entry of each call to all who keep account of calls.
    private static Ledger ledger(Ledger lines, Analytics analytics) {
        return entry -> {
            lines.enter(entry);
            analytics.count(ended(entry));
        };
    }

    private static Ended ended(Entry entry) {
        Entry.Said said = entry.said();
        return new Ended(
                entry.call(),
                entry.failure(),
                entry.began(),
                entry.usage(),
                entry.finish(),
                entry.durationNanos(),
                entry.firstByteNanos(),
                said == null ? null : said.request(),
                said == null ? null : said.answer());
    }

    private HttpDoor door(long keepAliveMillis) {
        String server = "ai-gateway/" + Version.text();
        return new HttpDoor(current::get, callers, live, log, server, keepAliveMillis);
    }

    private static Database database(GatewaySettings settings) {
        Secret key = settings.secretKey();
        return new Database(settings.dataDir(), key == null ? null : key.reveal());
    }

    private static ListenerSettings listening(Settings settings) {
        GatewaySettings gateway = settings.gateway();
        return ListenerSettings.of(gateway.host(), gateway.port(), gateway.tls());
    }

    private static GrpcSettings calling(Settings settings) {
        GatewaySettings gateway = settings.gateway();
        return new GrpcSettings(
                gateway.grpcHost(), gateway.grpcPort(), gateway.tls(), gateway.maxBodyBytes());
    }

    private static int loopCount(Settings settings) {
        int configured = settings.gateway().eventLoops();
        return configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
    }

    Log log() {
        return log;
    }

    /// The guardrails of these settings: the last ones as long as they are the same, for making
    /// them takes time and what they have passed is remembered. For one thread at a time.
    GuardStage guard(GuardSettings settings) {
        GuardStage last = guard;
        if (last == null || !last.is(settings)) {
            last = new GuardStage(settings, _ -> callers, budget, log);
            guard = last;
        }
        return last;
    }

    CallerDialect callers() {
        return callers;
    }

    Health health() {
        return health;
    }

    Limiter limiter() {
        return limiter;
    }

    BufferBudget budget() {
        return budget;
    }

    AnswerCache answers() {
        return answers;
    }

    EgressState egress() {
        return egress;
    }

    Identity identity() {
        return identity;
    }

    /// The way in for calls from within.
    InnerDoor inner() {
        return inner;
    }

    /// Names what else is a credential of the gateway, besides those of the configuration.
    void alsoCredential(Predicate<String> other) {
        otherCredentials = other;
    }

    /// The credentials of these settings, as far as anything could go out: digests take time at
    /// start.
    GatewayCredentials credentials(Settings settings, Policies policies) {
        List<String> known = new ArrayList<>();
        if (policies.routes().routes().isEmpty()) {
            return new GatewayCredentials(known, _ -> false);
        }
        settings.providers().forEach(p -> p.keys().forEach(key -> known.add(key.reveal())));
        if (settings.adminToken() != null) {
            known.add(settings.adminToken().reveal());
        }
        return new GatewayCredentials(known, text -> otherCredentials.test(text));
    }

    Ledger ledger() {
        return ledger;
    }

    Analytics analytics() {
        return analytics;
    }

    LogSinks sinks() {
        return sinks;
    }

    /// The router in force.
    Router router() {
        return current.get().router();
    }

    /// Tests of providers.
    ProviderTest providerTest() {
        String userAgent = "ai-gateway/" + Version.text();
        return new ProviderTest(callers, loops, clients, budget, userAgent);
    }

    /// Every credential that the gateway is told at the moment.
    List<String> secrets() {
        List<String> secrets = RuntimePolicies.secrets(settings(), runtime.inForce());
        for (Provider provider : settings().providers()) {
            if (provider.kind() instanceof WithHeaders with) {
                with.extra().values().forEach(secret -> secrets.add(secret.reveal()));
            }
        }
        return secrets;
    }

    Settings settings() {
        return current.get().settings();
    }

    /// What can be changed while running.
    LiveSettings<Policies> runtime() {
        return runtime;
    }

    /// Builds what works by these settings and policies; running the answer puts it in force.
    private Runnable build(Settings settings, Policies policies) {
        Snapshot built = new Snapshot(settings, policies, this);
        return () -> {
            answers.limit(policies.cache());
            current.set(built);
            sinks.apply(policies.logging());
            built.inForce();
        };
    }

    /// Number of calls under way.
    public int callsUnderWay() {
        return live.count();
    }

    /// The LLM API's port.
    public int port() {
        return listener.port();
    }

    /// Makes what can wait until the gateway is ready, in the background.
    void warm() {
        grpc.warm();
    }

    /// The gRPC port.
    public int grpcPort() {
        return grpc.port();
    }

    /// Puts another configuration in force for the calls that come from now on. What cannot change
    /// while
    /// running (ports, TLS, event loops, the data folder) stays, and is said.
    void swap(Settings settings) {
        Settings before = settings();
        log.verbose(settings.gateway().verboseLogging());
        budget.limit(settings.gateway().maxBufferedBytes());
        runtime.fileChanged(settings.policies(), policies -> build(settings, policies));
        analytics.changes().applied();
        LogLine line = log.info("config", "configuration applied");
        line.with("providers", settings.providers().stream().map(p -> p.name()).toList()).write();
        List<String> later = before.gateway().changesForRestart(settings.gateway());
        if (!later.isEmpty()) {
            log.warn("config", "some changes need a restart").with("keys", later).write();
        }
    }

    /// Stops accepting calls, lets those under way finish for as long as the configuration says,
    /// ends the
    /// rest with an error, and closes everything. Blocks until then.
    @Override
    public void close() {
        listener.stopAccepting();
        grpc.stopAccepting();
        long patience = settings().gateway().drainSeconds() * 1_000L;
        long end = System.nanoTime() / 1_000_000 + patience;
        if (!await(patience)) {
            log.warn("server", "ending calls that did not finish in time")
                    .with("calls", live.count())
                    .write();
            live.cancelAll(new Failure.Stopping());
            await(2_000);
        }
        grpc.close();
        listener.close();
        closeStores(Math.clamp(end - System.nanoTime() / 1_000_000, 1_000, LogSinks.FLUSH_MILLIS));
    }

    private boolean await(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (listener.active() + grpc.active() + inner.active() > 0) {
            if (System.nanoTime() >= until) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
