package aigateway.egress.forward;

import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.egress.account.Account;
import aigateway.egress.cache.Found;
import aigateway.egress.field.AnswerFields;
import aigateway.model.Failure;
import aigateway.net.Headers;
import aigateway.net.ServerExchange;

/// Answers one call with what the gateway itself has: an error, or a kept answer. Ends its account.
public record Replies(
        ServerExchange exchange,
        Call call,
        Account account,
        AnswerFields fields,
        CallerDialect dialect) {
    /// Gives out a kept answer.
    void give(Found.Usable kept) {
        account.head(kept.status());
        account.down(exchange.method().equals("HEAD") ? 0 : kept.body().length());
        exchange.respond(kept.status(), fields.make(call, kept.headers()), kept.body());
        account.end(null, kept.status());
    }

    /// Answers with an error.
    public void fail(Failure failure) {
        int status = dialect.status(failure);
        Headers headers = fields.error(call);
        int seconds =
                switch (failure) {
                    case Failure.Refused refused -> refused.retryAfterSeconds();
                    case Failure.UpstreamError error -> error.retryAfterSeconds();
                    case Failure.Stopping _ -> 1;
                    case Failure.Unreachable _, Failure.TimedOut _, Failure.InvalidAnswer _ -> 0;
                    case Failure.Broken _, Failure.CallerGone _, Failure.Internal _ -> 0;
                };
        if (seconds > 0) {
            headers.add("retry-after", Integer.toString(seconds));
        }
        exchange.respond(status, headers, dialect.error(failure));
        account.end(failure, status);
    }
}
