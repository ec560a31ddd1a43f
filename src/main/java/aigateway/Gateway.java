package aigateway;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.ledger.LedgerStage;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call's life: the list of stages that it passes.
final class Gateway {
    private final LedgerStage ledger;
    private final Next way;

    /// The stages, outermost first: the ledger sees everything, refusals too; then come the
    /// policies; routing is pure and only makes the plan; the cache answers instead of its first
    /// target; upstream carries it out.
    Gateway(LedgerStage ledger, List<Stage> stages, Next upstream) {
        this.ledger = ledger;
        List<Stage> all = new ArrayList<>();
        all.add(ledger);
        all.addAll(stages);
        way = chain(all, upstream);
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
