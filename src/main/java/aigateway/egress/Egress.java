package aigateway.egress;

import aigateway.call.Call;
import aigateway.call.Stage;
import aigateway.dialect.CallerDialect;
import aigateway.egress.account.Account;
import aigateway.egress.field.AnswerFields;
import aigateway.egress.field.GatewayCredentials;
import aigateway.egress.field.Identity;
import aigateway.egress.field.RequestFields;
import aigateway.egress.forward.Forwarder;
import aigateway.egress.forward.Replies;
import aigateway.egress.forward.Way;
import aigateway.egress.setting.EgressSettings;
import aigateway.egress.setting.PathCheck;
import aigateway.logs.Log;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;
import aigateway.net.ServerExchange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All routes of one configuration. Called on event loops; must not block.
public final class Egress {
    private final EgressSettings settings;
    private final Map<String, Way> ways;
    private final EgressState state;
    private final Limit limit;
    private final Forwarder forwarder;
    private final AnswerFields answers;
    private final CallerDialect dialect;
    private final Log log;

    /// Who may call how often; the same that holds for calls of the LLM API.
    public interface Limit {
        /// Refuses or lets through, and says on the answer what is left; null for no limit.
        @Nullable Stage stage();

        /// Only finds out who calls.
        void identify(Call call);
    }

    /// What an egress needs of the gateway around it.
    ///
    /// @param dialect writes errors
    /// @param identity how the gateway names itself
    public record Around(
            CallerDialect dialect,
            Identity identity,
            GatewayCredentials credentials,
            Limit limit,
            BufferBudget budget,
            Log log) {}

    /// The routes of these settings. Blocks while names are looked up.
    public Egress(EgressSettings settings, EgressState state, Around around) {
        this.settings = settings;
        this.state = state;
        ways = state.ways(settings);
        limit = around.limit();
        dialect = around.dialect();
        log = around.log();
        answers = new AnswerFields(around.identity());
        forwarder =
                new Forwarder(
                        new RequestFields(around.identity(), around.credentials()),
                        answers,
                        state.cache(),
                        around.budget(),
                        dialect);
    }

    /// These routes are in force now.
    public void inForce() {
        state.inForce(settings, ways);
    }

    /// True if there are no routes.
    public boolean isEmpty() {
        return ways.isEmpty();
    }

    /// True if a path leads to a route.
    public boolean takes(String path) {
        if (ways.isEmpty()) {
            return false;
        }
        RoutePath route = RoutePath.of(path);
        return route != null && ways.containsKey(route.name());
    }

    /// Answers a request whose path [#takes(String)] it, before the door returns.
    ///
    /// @param over called once, when the call is over
    public void handle(ServerExchange exchange, Call call, Runnable over) {
        RoutePath path = RoutePath.of(exchange.path());
        Way way = path == null ? null : ways.get(path.name());
        if (path == null || way == null) {
            throw new IllegalArgumentException("no route");
        }
        Account account = new Account(call, path.name(), exchange.path(), way.stats(), log, over);
        Replies replies = new Replies(exchange, call, account, answers, dialect);
        Failure.Refused refusal = refusal(exchange, path);
        Stage stage = way.route().enableRateLimit() ? limit.stage() : null;
        if (refusal != null) {
            limit.identify(call);
            replies.fail(refusal);
        } else if (stage == null) {
            limit.identify(call);
            forwarder.forward(exchange, call, way, path.rest(), account);
        } else {
            stage.handle(
                    call,
                    new Refusing(replies),
                    (_, _) -> forwarder.forward(exchange, call, way, path.rest(), account));
        }
    }

    private static Failure.@Nullable Refused refusal(ServerExchange exchange, RoutePath path) {
        String method = exchange.method();
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            String message = method + " is not forwarded";
            return new Failure.Refused(405, message, "invalid_request_error", null, null, 0);
        }
        return PathCheck.leaves(path.rest())
                ? Failure.invalid("the path must not hold `..` or backslashes", null, "bad_path")
                : null;
    }

    /// Tells a caller that it may not call now.
    private record Refusing(Replies replies) implements Sink {
        @Override
        public void on(ChatEvent event) {}

        @Override
        public void end() {}

        @Override
        public void fail(Failure failure) {
            replies.fail(failure);
        }
    }
}
