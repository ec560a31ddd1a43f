package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.call.Vetting;
import aigateway.logs.Log;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.model.Usage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stands between a reply and its caller. For one thread, for one reply.
final class GuardSink implements Sink {
    private static final String CUT = "guardrails.maxLength:cut";

    private final Call call;
    private final Sink reply;
    private final Terms terms;
    private final Outlet outlet;
    private final Verdicts verdicts;
    private final Log log;
    private final long choicesAsked;
    private final @Nullable Object token;
    private final Fields fields;
    private final List<ChoiceGuard> choices = new ArrayList<>(1);
    private final List<ChatEvent> out = new ArrayList<>(4);
    private final Map<String, ChatEvent> head = new LinkedHashMap<>(2);
    private @Nullable Usage usage;
    private boolean changed;
    private boolean decoded;
    private boolean over;
    private boolean cutting;
    private @Nullable Blocked blocking;

    /// @param choicesAsked number of choices that the caller wants
    /// @param verdicts has the last word on whole answers
    /// @param token stands for all that is looked at, or null if that depends on the call
    GuardSink(
            Call call,
            Sink reply,
            Terms terms,
            Outlet outlet,
            Verdicts verdicts,
            long choicesAsked,
            @Nullable Object token,
            Log log) {
        this.call = call;
        this.reply = reply;
        this.terms = terms;
        this.outlet = outlet;
        this.verdicts = verdicts;
        this.choicesAsked = choicesAsked;
        this.token = token;
        this.log = log;
        fields = new Fields(terms);
    }

    @Override
    public void on(ChatEvent event) {
        if (over) {
            return;
        }
        if (blocking != null) {
            noteUsage(event);
            return;
        }
        out.clear();
        Blocked blocked = event instanceof ChatEvent.Raw raw ? raw(raw) : decoded(event);
        if (blocked != null) {
            blocking = blocked;
            // What came in the same breath, usage for instance, still counts.
            call.loop().execute(() -> block(blocked));
        } else {
            settle();
        }
    }

    private void pass() {
        Vetting vetting = call.vetting();
        if (vetting != null && token != null && !changed) {
            vetting.pass(token);
        }
    }

    /// Sends a piece on in its own bytes if nothing of it has to wait or to change.
    private @Nullable Blocked raw(ChatEvent.Raw raw) {
        int known = decoded ? 0 : head.size();
        note(raw.usage());
        String text = raw.textOnly();
        List<ChatEvent> events =
                text == null ? raw.decode() : List.of(new ChatEvent.TextDelta(0, text));
        for (ChatEvent each : events) {
            Blocked blocked = take(each);
            if (blocked != null) {
                return blocked;
            }
        }
        if (isUnchanged(events)) {
            outlet.on(raw);
        } else {
            decode(known);
        }
        return null;
    }

    private @Nullable Blocked decoded(ChatEvent event) {
        decoded = true;
        changed = true;
        Blocked blocked = take(event);
        if (blocked == null) {
            out.forEach(outlet::on);
        }
        return blocked;
    }

    private void noteUsage(ChatEvent event) {
        if (event instanceof ChatEvent.Raw raw) {
            note(raw.usage());
        } else if (event instanceof ChatEvent.UsageReported reported) {
            note(reported.usage());
        }
    }

    /// What leaves of a raw piece goes on in events, and first what those before it began with.
    ///
    /// @param known number of things in the head that passed in raw pieces
    private void decode(int known) {
        Iterator<ChatEvent> begin = head.values().iterator();
        for (int i = 0; i < known; i++) {
            outlet.on(begin.next());
        }
        decoded = true;
        changed = true;
        out.forEach(outlet::on);
    }

    /// True if what leaves now is just what came, and nothing waits.
    @SuppressWarnings("ReferenceEquality") // the same events, not equal ones
    private boolean isUnchanged(List<ChatEvent> events) {
        if (out.size() != events.size()) {
            return false;
        }
        for (int i = 0; i < events.size(); i++) {
            if (out.get(i) != events.get(i)) {
                return false;
            }
        }
        for (ChoiceGuard choice : choices) {
            if (choice.waits()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Blocked take(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started -> {
                head.put("", started);
                out.add(started);
            }
            case ChatEvent.ReplyField field -> {
                if (fields.passes(field.json())) {
                    head.put(field.name(), field);
                    out.add(field);
                }
            }
            case ChatEvent.UsageReported reported -> {
                note(reported.usage());
                out.add(reported);
            }
            case ChatEvent.Raw raw -> out.add(raw);
            case ChatEvent.TextDelta e -> choice(e.choice()).on(e, out);
            case ChatEvent.RefusalDelta e -> choice(e.choice()).on(e, out);
            case ChatEvent.ReasoningDelta e -> choice(e.choice()).on(e, out);
            case ChatEvent.ReasoningSignature e -> choice(e.choice()).on(e, out);
            case ChatEvent.ReasoningEncrypted e -> choice(e.choice()).on(e, out);
            case ChatEvent.ToolCallDelta e -> choice(e.choice()).on(e, out);
            case ChatEvent.MessageField e -> choice(e.choice()).on(e, out);
            case ChatEvent.Logprobs e -> choice(e.choice()).on(e, out);
            case ChatEvent.Finished e -> choice(e.choice()).on(e, out);
        }
        return blocked();
    }

    private void note(@Nullable Usage reported) {
        usage = reported == null ? usage : reported;
    }

    private ChoiceGuard choice(int number) {
        for (ChoiceGuard choice : choices) {
            if (choice.number() == number) {
                return choice;
            }
        }
        ChoiceGuard begun = new ChoiceGuard(number, terms, fields, verdicts.wanted());
        choices.add(begun);
        return begun;
    }

    private @Nullable Blocked blocked() {
        for (ChoiceGuard choice : choices) {
            if (choice.blocked() != null) {
                return choice.blocked();
            }
        }
        return fields.blocked();
    }

    /// Opens the way when it may be opened, and ends a call that was cut.
    private void settle() {
        int enough = 0;
        int ended = 0;
        int cut = 0;
        for (ChoiceGuard choice : choices) {
            enough += choice.longEnough() ? 1 : 0;
            ended += choice.ended() ? 1 : 0;
            cut += choice.cut() ? 1 : 0;
        }
        if (enough >= choicesAsked && !verdicts.wanted()) {
            outlet.enough();
        }
        if (cut > 0) {
            call.verdict(CUT);
        }
        if (outlet.overfull()) {
            over = true;
            Failure failure = full();
            call.cancel(failure);
            end(failure);
        } else if (cut > 0 && ended >= choicesAsked && !cutting) {
            cutting = true;
            call.loop().execute(this::cutShort); // usage counts, as above
        }
    }

    private static Failure full() {
        return new Failure.Refused(
                503,
                "too many bytes are buffered at the moment ([gateway] maxBufferedBytes); try again",
                "service_unavailable_error",
                null,
                "overloaded",
                1);
    }

    private void cutShort() {
        if (!over) {
            over = true;
            changed = true;
            call.cancel(Failure.invalid("The answer was cut (maxLength).", null, null));
            conclude();
        }
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        if (blocking != null) {
            block(blocking);
            return;
        }
        out.clear();
        choices.forEach(choice -> choice.endUnsaid(out));
        Blocked blocked = blocked();
        if (blocked != null) {
            block(blocked);
            return;
        }
        over = true;
        changed |= !out.isEmpty();
        out.forEach(outlet::on);
        conclude();
    }

    private void conclude() {
        verdicts.ask(
                call,
                choices,
                blocked -> {
                    if (blocked != null) {
                        refuse(blocked);
                    } else {
                        pass();
                        outlet.open();
                        reply.end();
                    }
                },
                this::end);
    }

    private void block(Blocked blocked) {
        if (!over) {
            over = true;
            refuse(blocked);
        }
    }

    private void refuse(Blocked blocked) {
        if (usage != null) {
            call.withheldUsage(usage);
        }
        call.verdict("guardrails." + blocked.rule() + ":blocked");
        log.info("guard", "answer blocked")
                .with("requestId", call.id())
                .with("rule", blocked.rule())
                .with("reason", blocked.reason())
                .write();
        Failure failure = blocked.answer();
        call.cancel(failure);
        end(failure);
    }

    private void end(Failure failure) {
        outlet.drop();
        reply.fail(failure);
    }

    @Override
    public void fail(Failure failure) {
        if (blocking != null) {
            block(blocking);
        } else if (!over) {
            over = true;
            end(failure);
        }
    }
}
