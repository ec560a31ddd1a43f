package aigateway.guard.stream;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The texts of one choice, and its end. For one thread.
final class ChoiceGuard {
    private final int number;
    private final Terms terms;
    private final Fields fields;
    private final Channel text;
    private @Nullable Channel refusal;
    private @Nullable Channel reasoning;
    private @Nullable Channel speech;
    private final Map<Integer, Channel> calls = new HashMap<>(2);
    private final List<Channel> all = new ArrayList<>(2);
    private final @Nullable StringBuilder kept;
    private boolean ended;
    private @Nullable Blocked blocked;

    /// @param keeping true if the whole text will be wanted
    ChoiceGuard(int number, Terms terms, Fields fields, boolean keeping) {
        this.number = number;
        this.terms = terms;
        this.fields = fields;
        kept = keeping ? new StringBuilder() : null;
        text = terms.channel(false, terms.settings().maxLength());
        all.add(text);
    }

    /// One of the choice's events; what may leave of it, and of earlier ones, goes to `out`.
    void on(ChatEvent event, List<ChatEvent> out) {
        if (ended && (text.cut() || !(event instanceof ChatEvent.MessageField))) {
            return;
        }
        int before = out.size();
        switch (event) {
            case ChatEvent.TextDelta e -> add(text, e, e.text(), out);
            case ChatEvent.RefusalDelta e -> add(refusal(), e, e.text(), out);
            case ChatEvent.ReasoningDelta e -> add(reasoning(), e, e.text(), out);
            case ChatEvent.ReasoningSignature e -> add(reasoning(), e, "", out);
            case ChatEvent.ReasoningEncrypted e -> add(reasoning(), e, "", out);
            case ChatEvent.ToolCallDelta e -> call(e, out);
            case ChatEvent.MessageField e -> field(e, out);
            case ChatEvent.Logprobs e -> {
                if (fields.passes(e.json())) {
                    add(text, e, "", out);
                }
            }
            case ChatEvent.Finished e -> finish(e, out);
            case ChatEvent.Started _,
                    ChatEvent.ReplyField _,
                    ChatEvent.UsageReported _,
                    ChatEvent.Raw _ -> {}
        }
        blocked = blocked == null ? fields.blocked() : blocked;
        if (!(event instanceof ChatEvent.Finished)) {
            keep(out, before);
        }
        if (text.cut() && !ended) {
            end(new ChatEvent.Finished(number, FinishReason.LENGTH, null), out);
        }
    }

    private Channel refusal() {
        refusal = refusal == null ? more(terms.channel(false, 0)) : refusal;
        return refusal;
    }

    private Channel reasoning() {
        reasoning = reasoning == null ? more(terms.channel(false, 0)) : reasoning;
        return reasoning;
    }

    private Channel more(Channel channel) {
        all.add(channel);
        return channel;
    }

    private void add(Channel channel, ChatEvent event, String more, List<ChatEvent> out) {
        channel.add(event, more, out);
        if (channel.blocked()) {
            blocked = Blocked.by(channel.draft());
        }
    }

    private void call(ChatEvent.ToolCallDelta e, List<ChatEvent> out) {
        if (e.name() != null) {
            fields.passes(e.name());
        }
        Channel arguments = calls.computeIfAbsent(e.index(), _ -> more(terms.channel(true, 0)));
        add(arguments, e, e.arguments(), out);
    }

    /// What a model says aloud comes in pieces, as its text does.
    private void field(ChatEvent.MessageField e, List<ChatEvent> out) {
        JsonNode json = e.name().equals("audio") ? Json.root(e.json()) : null;
        String said = json == null ? null : json.text("transcript");
        if (said != null) {
            speech = speech == null ? more(terms.channel(false, 0)) : speech;
            add(speech, e, said, out);
        } else if (fields.passes(e.json())) {
            out.add(e);
        }
    }

    private void finish(ChatEvent.Finished event, List<ChatEvent> out) {
        flush(out);
        if (blocked == null && !text.cut()) {
            end(event, out);
        }
    }

    /// No more comes: everything is decided.
    void flush(List<ChatEvent> out) {
        int before = out.size();
        for (Channel channel : all) {
            channel.finish(out);
            if (channel.blocked() && blocked == null) {
                blocked = Blocked.by(channel.draft());
            }
        }
        keep(out, before);
    }

    /// The provider ended without a word on this choice.
    void endUnsaid(List<ChatEvent> out) {
        if (!ended) {
            flush(out);
            end(null, out);
        }
    }

    private void end(ChatEvent.@Nullable Finished event, List<ChatEvent> out) {
        ended = true;
        int length = text.length() + (refusal == null ? 0 : refusal.length());
        boolean callsOnly = length == 0 && !calls.isEmpty();
        if (length < terms.settings().minLength() && !callsOnly && blocked == null) {
            blocked =
                    new Blocked(
                            "minLength",
                            "it has " + length + " characters, less than the fewest that it may");
        }
        String disclaimer = terms.settings().disclaimerText();
        if (disclaimer != null && !callsOnly && (text.length() > 0 || refusal == null)) {
            String between = text.length() > 0 ? "\n\n" : "";
            out.add(new ChatEvent.TextDelta(number, between + disclaimer));
        }
        if (event != null) {
            out.add(event);
        }
    }

    private void keep(List<ChatEvent> out, int from) {
        for (int i = from; kept != null && i < out.size(); i++) {
            if (out.get(i) instanceof ChatEvent.TextDelta delta && delta.choice() == number) {
                kept.append(delta.text());
            }
        }
    }

    /// The choice's number.
    int number() {
        return number;
    }

    /// Why the choice may not leave, or null.
    @Nullable Blocked blocked() {
        return blocked;
    }

    /// True once it has its finish reason, or was cut.
    boolean ended() {
        return ended;
    }

    /// True once its text was cut.
    boolean cut() {
        return text.cut();
    }

    /// True if it is as long as it must be.
    boolean longEnough() {
        return ended || text.length() >= terms.settings().minLength();
    }

    /// True if anything waits.
    boolean waits() {
        for (Channel channel : all) {
            if (channel.waits()) {
                return true;
            }
        }
        return false;
    }

    /// The whole text so far, without the disclaimer, if it is kept.
    String text() {
        return kept == null ? "" : kept.toString();
    }

    /// True if the choice calls tools.
    boolean callsTools() {
        return !calls.isEmpty();
    }

    /// The text's channel.
    Channel channel() {
        return text;
    }
}
