package aigateway.upstream;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.logs.Log;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;

/// The last stage: asks the plan's targets.
public final class Upstream implements Next {
    private final Health health;
    private final boolean failover;
    private final BufferBudget budget;
    private final Log log;
    private final String userAgent;
    private final GuessedModels guessed;

    /// Asks targets, and with `failover` the next one if one fails.
    ///
    /// @param budget the limit on all bodies that are buffered
    /// @param userAgent what providers see as `user-agent`
    public Upstream(
            Health health, boolean failover, BufferBudget budget, Log log, String userAgent) {
        this.health = health;
        this.failover = failover;
        this.budget = budget;
        this.log = log;
        this.userAgent = userAgent;
        this.guessed = new GuessedModels(log);
    }

    @Override
    public void handle(Call call, Sink reply) {
        new Run(call, reply, this).start();
    }

    Health health() {
        return health;
    }

    boolean failover() {
        return failover;
    }

    BufferBudget budget() {
        return budget;
    }

    Log log() {
        return log;
    }

    GuessedModels guessed() {
        return guessed;
    }

    String userAgent() {
        return userAgent;
    }
}
