package aigateway.dialect.gemini.request;

import aigateway.dialect.gemini.request.Conversation.Entry;
import aigateway.dialect.gemini.request.Conversation.Turn;
import aigateway.json.JsonWriter;
import aigateway.model.Content;
import aigateway.model.Losses;
import aigateway.model.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `systemInstruction` and `contents`.
final class ContentsWriter {
    private final JsonWriter out;
    private final ModelRules rules;
    private final Losses losses;
    private final PartWriter parts;
    private final CallWriter calls;

    ContentsWriter(JsonWriter out, ModelRules rules, Host host, Losses losses) {
        this.out = out;
        this.rules = rules;
        this.losses = losses;
        this.parts = new PartWriter(rules, host, losses);
        this.calls = new CallWriter(rules, host, parts, losses);
    }

    void write(Conversation conversation) {
        if (!conversation.system.isEmpty()) {
            TurnWriter to = new TurnWriter(out, "systemInstruction", null);
            conversation.system.forEach(entry -> instructions(to, entry));
            to.close();
        }
        out.key("contents").array();
        int current = conversation.currentTurn();
        for (int i = 0; i < conversation.turns.size(); i++) {
            Turn turn = conversation.turns.get(i);
            switch (turn.speaker()) {
                case USER -> user(turn, conversation.turns.size() == 1);
                case MODEL -> model(turn, i >= current);
                case RESULTS -> results(turn);
            }
        }
        out.endArray();
    }

    private void instructions(TurnWriter to, Entry entry) {
        name(entry);
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof Content.Text text) {
                parts.text(to, text, path(entry, i));
            } else {
                losses.dropped(path(entry, i));
            }
        }
    }

    /// @param alone true if there is nothing else, so that even an empty turn must be sent
    private void user(Turn turn, boolean alone) {
        TurnWriter to = new TurnWriter(out, null, "user");
        for (Entry entry : turn.entries()) {
            name(entry);
            content(to, entry);
        }
        if (alone && to.isEmpty()) {
            to.part().key("text").string("").endObject();
        }
        to.close();
    }

    private void content(TurnWriter to, Entry entry) {
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            parts.write(to, content.get(i), path(entry, i));
        }
    }

    /// @param current true if the turn is still going on, so that its calls must be signed
    private void model(Turn turn, boolean current) {
        TurnWriter to = new TurnWriter(out, null, "model");
        boolean first = true;
        for (Entry entry : turn.entries()) {
            name(entry);
            for (Signatures.OfThought thought : entry.signatures().thoughts) {
                to.part().key("text").string(thought.text()).key("thought").bool(true);
                out.key("thoughtSignature").string(thought.signature()).endObject();
            }
            spoken(to, entry);
            List<ToolCall> list = entry.message().toolCalls();
            for (int i = 0; i < list.size(); i++) {
                boolean demanded = first && current && rules.has(Trait.NEEDS_SIGNATURES);
                calls.call(to, entry, i, demanded);
                first = false;
            }
        }
        to.close();
    }

    /// What the model said, with the signatures of its text: each at the part that it signs, which
    /// is never merged with another.
    private void spoken(TurnWriter to, Entry entry) {
        List<Signatures.OfText> signed = entry.signatures().texts;
        if (signed.isEmpty()) {
            content(to, entry);
            return;
        }
        String text = entry.message().text();
        if (!fits(signed, text, entry)) {
            content(to, entry);
            for (Signatures.OfText each : signed) {
                part(to, "", each.signature());
            }
            return;
        }
        int at = 0;
        for (Signatures.OfText each : signed) {
            if (each.from() > at) {
                part(to, text.substring(at, each.from()), null);
            }
            part(to, text.substring(each.from(), each.to()), each.signature());
            at = each.to();
        }
        if (at < text.length()) {
            part(to, text.substring(at), null);
        }
    }

    private static boolean fits(List<Signatures.OfText> signed, String text, Entry entry) {
        for (Content content : entry.message().content()) {
            if (!(content instanceof Content.Text)) {
                return false;
            }
        }
        int at = 0;
        for (Signatures.OfText each : signed) {
            if (each.from() < at || each.to() < each.from() || each.to() > text.length()) {
                return false;
            }
            at = each.to();
        }
        return true;
    }

    private void part(TurnWriter to, String text, @Nullable String signature) {
        to.part().key("text").string(text);
        if (signature != null) {
            out.key("thoughtSignature").string(signature);
        }
        out.endObject();
    }

    private void results(Turn turn) {
        TurnWriter to = new TurnWriter(out, null, "user");
        for (Entry entry : turn.entries()) {
            calls.result(to, entry, Conversation.function(entry));
        }
        to.close();
        TurnWriter media = new TurnWriter(out, null, "user");
        for (Entry entry : turn.entries()) {
            calls.mediaApart(media, entry);
        }
        media.close();
    }

    private void name(Entry entry) {
        if (entry.message().name() != null) {
            losses.dropped("messages." + entry.index() + ".name");
        }
    }

    static String path(Entry entry, int part) {
        return "messages." + entry.index() + ".content." + part;
    }
}
