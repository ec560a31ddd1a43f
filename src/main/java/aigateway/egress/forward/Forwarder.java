package aigateway.egress.forward;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.egress.account.Account;
import aigateway.egress.cache.CacheAccess;
import aigateway.egress.cache.CacheableRequest;
import aigateway.egress.cache.Found;
import aigateway.egress.cache.HttpCache;
import aigateway.egress.field.AnswerFields;
import aigateway.egress.field.RequestFields;
import aigateway.model.Failure;
import aigateway.net.BufferBudget;
import aigateway.net.ServerExchange;
import org.jspecify.annotations.Nullable;

/// Answers calls of routes: from the cache, or from the route's endpoint. For all threads.
///
/// @param dialect writes errors
/// @param budget the limit on all bytes that are buffered
public record Forwarder(
        RequestFields requests,
        AnswerFields answers,
        HttpCache cache,
        BufferBudget budget,
        CallerDialect dialect) {
    private static final String INVALID = "invalid_request_error";

    /// Answers one call, whose loop this is called on, before the door returns.
    ///
    /// @param rest the path behind the route's name, as sent
    public void forward(ServerExchange exchange, Call call, Way way, String rest, Account account) {
        Replies replies = new Replies(exchange, call, account, answers, dialect);
        if (requests.isLoop(exchange)) {
            String message = "the route '" + way.route().name() + "' leads back to this gateway";
            replies.fail(new Failure.Refused(508, message, INVALID, null, "loop_detected", 0));
            return;
        }
        RequestFields.Made made = requests.make(call, exchange, way.extra());
        String target = way.target(rest, exchange.query());
        long length = exchange.bodyLength();
        CacheAccess access = access(exchange, way, made, target);
        Found found =
                access == null ? new Found.Bypass() : length == 0 ? access.look() : access.pass();
        switch (found) {
            case Found.Usable usable -> {
                call.cache(CacheStatus.HIT);
                replies.give(usable);
                return;
            }
            case Found.Unsatisfiable _ -> {
                replies.fail(
                        new Failure.Refused(
                                504, "nothing usable is cached", INVALID, null, "not_cached", 0));
                return;
            }
            case Found.Ask _ -> call.cache(CacheStatus.MISS);
            case Found.Bypass _ -> {}
        }
        new Passage(exchange, call, way, target, made, length, access, account, replies).start();
    }

    private @Nullable CacheAccess access(
            ServerExchange exchange, Way way, RequestFields.Made made, String target) {
        if (!way.route().enableCache() || made.upgrade() != null) {
            return null;
        }
        CacheableRequest request =
                new CacheableRequest(
                        way.key(target), exchange.method(), made.headers(), made.identified());
        return new CacheAccess(cache, request, budget, way.writes());
    }
}
