package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.model.Failure;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is asked about answers that are complete. Shared by all calls and threads.
interface Verdicts {
    /// Nothing is asked.
    Verdicts NONE =
            new Verdicts() {
                @Override
                public boolean wanted() {
                    return false;
                }

                @Override
                public void ask(
                        Call call,
                        Collection<ChoiceGuard> choices,
                        Consumer<@Nullable Blocked> then,
                        Consumer<Failure> failed) {
                    then.accept(null);
                }
            };

    /// True if answers must be held back until their end for it.
    boolean wanted();

    /// Asks, on the call's loop, now or later.
    ///
    /// @param then gets why the answer is blocked, or null
    /// @param failed gets why nobody waits for the verdict any more
    void ask(
            Call call,
            Collection<ChoiceGuard> choices,
            Consumer<@Nullable Blocked> then,
            Consumer<Failure> failed);
}
