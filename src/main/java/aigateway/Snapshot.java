package aigateway;

import aigateway.cache.CacheStage;
import aigateway.call.Call;
import aigateway.egress.Egress;
import aigateway.guard.personal.SecretKey;
import aigateway.ledger.LedgerStage;
import aigateway.ledger.Transcripts;
import aigateway.limit.LimitStage;
import aigateway.logs.Secrets;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ServerExchange;
import aigateway.prompt.PromptStage;
import aigateway.route.ModelList;
import aigateway.route.RouteStage;
import aigateway.route.Router;
import aigateway.server.Front;
import aigateway.upstream.Upstream;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Everything that is built from one configuration. A reload builds a new one whole and swaps it;
/// calls
/// under way keep theirs.
final class Snapshot implements Front {
    private final Settings settings;
    private final Gateway gateway;
    private final ModelList models;
    private final Router router;
    private final Egress egress;

    /// Builds the world of these settings on the objects that outlive it.
    ///
    /// @param policies those in force, in place of the settings' own
    Snapshot(Settings settings, Policies policies, Wiring wiring) {
        this.settings = settings;
        router = new Router(settings.route(), bound -> ThreadLocalRandom.current().nextInt(bound));
        Upstream upstream =
                new Upstream(
                        wiring.health(),
                        settings.route().failover(),
                        wiring.budget(),
                        wiring.log(),
                        "ai-gateway/" + Version.text());
        LimitStage limit =
                LimitStage.of(
                        policies.limit(), settings.gateway().trustedProxies(), wiring.limiter());
        gateway =
                new Gateway(
                        new LedgerStage(wiring.ledger(), transcripts(settings, policies, wiring)),
                        limit,
                        wiring.guard(policies.guard()),
                        PromptStage.of(policies.systemPrompt()),
                        new RouteStage(router),
                        new CacheStage(
                                policies.cache(), wiring.answers(), wiring.callers(), wiring.log()),
                        upstream);
        models = ModelList.of(router.models(), Instant.now().getEpochSecond());
        egress =
                new Egress(
                        policies.routes(),
                        wiring.egress(),
                        new Egress.Around(
                                wiring.callers(),
                                wiring.identity(),
                                wiring.credentials(settings, policies),
                                new Limits(limit),
                                wiring.budget(),
                                wiring.log()));
    }

    /// The limits of calls, for egress.
    private record Limits(@Nullable LimitStage stage) implements Egress.Limit {
        @Override
        public void identify(Call call) {
            if (stage != null) {
                stage.identify(call);
            }
        }
    }

    /// What this one knows is in force now.
    void inForce() {
        egress.inForce();
    }

    private static @Nullable Transcripts transcripts(
            Settings settings, Policies policies, Wiring wiring) {
        if (!policies.logging().logBodies()) {
            return null;
        }
        Secrets secrets = new Secrets(RuntimePolicies.secrets(settings, policies));
        return new Transcripts(
                wiring.callers()::decoder,
                wiring.budget(),
                text -> SecretKey.masked(secrets.mask(text)));
    }

    Router router() {
        return router;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void chat(Call call, Sink reply) {
        gateway.handle(call, reply);
    }

    @Override
    public void local(Call call, Sink reply, @Nullable Failure failure) {
        gateway.local(call, reply, failure);
    }

    @Override
    public Bytes models() {
        return models.all();
    }

    @Override
    public @Nullable Bytes model(String id) {
        return models.model(id);
    }

    @Override
    public boolean forwards(String path) {
        return egress.takes(path);
    }

    @Override
    public void forward(ServerExchange exchange, Call call, Runnable over) {
        egress.handle(exchange, call, over);
    }

    @Override
    public int maxBodyBytes() {
        return settings.gateway().maxBodyBytes();
    }
}
