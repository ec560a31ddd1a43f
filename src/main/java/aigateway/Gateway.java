package aigateway;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.ledger.LedgerStage;
import aigateway.limit.LimitStage;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call's life: the list of stages that it passes.
final class Gateway {
    private final LedgerStage ledger;
    private final @Nullable LimitStage limit;
    private final Next way;

    /// Puts the stages in their order, outermost first. The ledger sees everything, refusals too;
    /// guardrails stand outside of the cache, so that a new one covers old answers; routing is pure
    /// and only makes the plan; the cache answers in place of the plan's first target; upstream
    /// carries the plan out.
    Gateway(
            LedgerStage ledger,
            @Nullable LimitStage limit,
            Stage guard,
            List<Stage> prompt,
            Stage route,
            Stage cache,
            Next upstream) {
        this.ledger = ledger;
        this.limit = limit;
        List<Stage> stages = new ArrayList<>();
        stages.add(ledger);
        if (limit != null) {
            stages.add(limit);
        }
        stages.add(guard);
        stages.addAll(prompt);
        stages.add(route);
        stages.add(cache);
        way = chain(stages, upstream);
    }

    private static Next chain(List<Stage> stages, Next last) {
        Next next = last;
        for (Stage stage : stages.reversed()) {
            Next after = next;
            next = (call, reply) -> stage.handle(call, reply, after);
        }
        return next;
    }

    /// Sends a call on its way.
    void handle(Call call, Sink reply) {
        way.handle(call, reply);
    }

    /// Accounts for a call that the door answers itself, or refuses.
    void local(Call call, Sink reply, @Nullable Failure failure) {
        if (limit != null) {
            limit.local(call);
        }
        ledger.handle(
                call,
                reply,
                (_, watched) -> {
                    if (failure == null) {
                        watched.end();
                    } else {
                        watched.fail(failure);
                    }
                });
    }
}
