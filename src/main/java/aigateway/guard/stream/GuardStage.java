package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.guard.ExternalCheck;
import aigateway.guard.GuardSettings;
import aigateway.guard.rules.Guardrails;
import aigateway.guard.rules.Unmask;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Rule.Direction;
import aigateway.guard.text.Vault;
import aigateway.logs.Log;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The guardrails' place in a call's life. Made once for each change of the settings; costs nothing
/// where there are none.
public final class GuardStage implements Stage {
    private final GuardSettings settings;
    private final List<Rule> rules;
    private final Function<String, CallerDialect> dialects;
    private final BufferBudget budget;
    private final Log log;
    private final @Nullable External external;
    private final Verdicts verdicts;
    private final boolean answers;
    private final boolean requests;
    private final @Nullable Object token;
    private final @Nullable Quick quick;

    /// The stage for these settings. Made off the event loops: it may read what takes a moment.
    ///
    /// @param dialects finds a caller's dialect by its name
    /// @param budget the limit on all bodies that are buffered
    public GuardStage(
            GuardSettings settings,
            Function<String, CallerDialect> dialects,
            BufferBudget budget,
            Log log) {
        this.settings = settings;
        this.dialects = dialects;
        this.budget = budget;
        this.log = log;
        rules = Guardrails.of(settings);
        ExternalCheck check = settings.external();
        external = check == null ? null : new External(check, log);
        verdicts = WholeVerdicts.of(settings, external);
        requests = settings.checkRequests() || Unmask.masks(settings);
        quick = Quick.of(settings, rules, verdicts);
        // What stands for a value, or what another service says, may differ from call to call.
        token = external == null && !Unmask.masks(settings) ? new Object() : null;
        answers =
                !rules.isEmpty()
                        || settings.minLength() > 0
                        || settings.maxLength() > 0
                        || settings.requireDisclaimer()
                        || verdicts.wanted();
    }

    /// True if this stage does what these settings say.
    public boolean is(GuardSettings wanted) {
        return settings.equals(wanted);
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        if (!answers && !requests) {
            next.handle(call, reply);
            return;
        }
        if (!requests) {
            next.handle(call, guarded(call, reply, () -> terms(call)));
            return;
        }
        Terms terms = terms(call);
        External asked = settings.checkRequests() ? external : null;
        RequestGuard guard = new RequestGuard(terms, asked != null);
        Failure.Refused refused = guard.check(call, dialects.apply(call.request().dialect()));
        if (refused != null) {
            if (guard.blocked() != null) {
                note(call, guard.blocked());
            }
            reply.fail(refused);
        } else if (asked == null) {
            next.handle(call, guarded(call, reply, () -> terms));
        } else {
            Consumer<@Nullable Blocked> then =
                    blocked -> {
                        if (blocked == null) {
                            next.handle(call, guarded(call, reply, () -> terms));
                        } else {
                            note(call, blocked);
                            reply.fail(blocked.request("messages"));
                        }
                    };
            asked.ask(call, guard.all(), Direction.REQUEST, then, reply::fail);
        }
    }

    /// A token that the caller's own text has already stands for nothing else.
    private static Vault vault(Call call) {
        CallerRequest request = call.request();
        String[] text = new String[1];
        return new Vault(
                token -> {
                    if (text[0] == null) {
                        text[0] = request.document().root().raw().utf8();
                    }
                    return text[0].contains(token);
                },
                rule -> call.verdict("guardrails." + rule + ":redacted"));
    }

    private void note(Call call, Blocked blocked) {
        call.verdict("guardrails." + blocked.rule() + ":blocked");
        log.info("guard", "request blocked")
                .with("requestId", call.id())
                .with("rule", blocked.rule())
                .with("reason", blocked.reason())
                .write();
    }

    private Terms terms(Call call) {
        return new Terms(settings, rules, vault(call), false);
    }

    private Sink guarded(Call call, Sink reply, Supplier<Terms> terms) {
        if (!answers) {
            return reply;
        }
        long choices = choices(call); // the request is let go of before the answer's first piece
        return new FirstLook(
                call, reply, token, quick, () -> closerLook(call, reply, terms.get(), choices));
    }

    /// Number of choices that the caller wants, if it matters.
    private long choices(Call call) {
        boolean counted = settings.minLength() > 0 || settings.maxLength() > 0;
        return counted ? call.request().choices() : 1;
    }

    private GuardSink closerLook(Call call, Sink reply, Terms terms, long choices) {
        boolean held = settings.minLength() > 0 || verdicts.wanted();
        Outlet outlet = new Outlet(reply, budget, !held);
        return new GuardSink(call, reply, terms, outlet, verdicts, choices, token, log);
    }
}
