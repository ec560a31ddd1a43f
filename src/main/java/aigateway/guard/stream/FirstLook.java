package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.call.Vetting;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides at a reply's first piece whether it needs the guardrails' attention at all. For one
/// thread, for one reply.
final class FirstLook implements Sink {
    private final Call call;
    private final Sink reply;
    private final @Nullable Object token;
    private final @Nullable Quick quick;
    private final Supplier<GuardSink> guard;
    private @Nullable Sink way;

    /// @param token stands for all that is looked at, or null if that depends on the call
    /// @param quick knows of answers that need no look, or null if all do
    /// @param guard makes what looks at the others
    FirstLook(
            Call call,
            Sink reply,
            @Nullable Object token,
            @Nullable Quick quick,
            Supplier<GuardSink> guard) {
        this.call = call;
        this.reply = reply;
        this.token = token;
        this.quick = quick;
        this.guard = guard;
    }

    @Override
    public void on(ChatEvent event) {
        Sink decided = way;
        if (decided == null) {
            decided = passes(event) ? reply : guard.get();
            way = decided;
        }
        decided.on(event);
    }

    private boolean passes(ChatEvent event) {
        Vetting vetting = call.vetting();
        if (vetting != null && token != null && vetting.isPassed(token)) {
            return true;
        }
        boolean plain = quick != null && event instanceof ChatEvent.Raw raw && quick.passes(raw);
        if (plain && vetting != null && token != null) {
            vetting.pass(token);
        }
        return plain;
    }

    private Sink way() {
        return way == null ? guard.get() : way;
    }

    @Override
    public void end() {
        way().end();
    }

    @Override
    public void fail(Failure failure) {
        way().fail(failure);
    }
}
