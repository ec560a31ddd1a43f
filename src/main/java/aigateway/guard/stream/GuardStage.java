package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.guard.GuardSettings;
import aigateway.guard.rules.Guardrails;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Vault;
import aigateway.logs.Log;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;
import java.util.List;

/// The guardrails' place in a call's life. Made once for each change of the settings; costs nothing
/// where there are none.
public final class GuardStage implements Stage {
    private final GuardSettings settings;
    private final List<Rule> rules;
    private final BufferBudget budget;
    private final Log log;
    private final Verdicts verdicts;
    private final boolean answers;

    /// The stage for these settings.
    ///
    /// @param budget the limit on all bodies that are buffered
    public GuardStage(GuardSettings settings, BufferBudget budget, Log log) {
        this.settings = settings;
        this.budget = budget;
        this.log = log;
        rules = Guardrails.of(settings);
        verdicts = Verdicts.NONE;
        answers = !settings.equals(GuardSettings.NONE);
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        next.handle(call, answers ? guarded(call, reply) : reply);
    }

    private Sink guarded(Call call, Sink reply) {
        Terms terms = new Terms(settings, rules, new Vault(_ -> false), false);
        boolean held = settings.minLength() > 0 || verdicts.wanted();
        boolean counted = settings.minLength() > 0 || settings.maxLength() > 0;
        Long asked = counted ? call.request().decoded().sampling().n() : null;
        Outlet outlet = new Outlet(reply, budget, !held);
        return new GuardSink(
                call, reply, terms, outlet, verdicts, asked == null ? 1 : asked, log);
    }
}
