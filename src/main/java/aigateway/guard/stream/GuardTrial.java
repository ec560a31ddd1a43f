package aigateway.guard.stream;

import aigateway.guard.GuardSettings;
import aigateway.guard.rules.Guardrails;
import aigateway.guard.schema.AnswerSchema;
import aigateway.guard.text.Draft;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Rule.Direction;
import aigateway.guard.text.Vault;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what the guardrails would do with a text. Thread-safe. The external check is not asked.
public final class GuardTrial {
    private final GuardSettings settings;
    private final List<Rule> rules;
    private final @Nullable AnswerSchema schema;

    /// A trial of these settings.
    public GuardTrial(GuardSettings settings) {
        this.settings = settings;
        rules = Guardrails.of(settings);
        schema =
                settings.answerSchema().isEmpty() ? null : AnswerSchema.of(settings.answerSchema());
    }

    /// What would become of a text as an answer, and under `request` as what a caller sends: JSON
    /// with `verdict` (`allowed`, `changed`, `blocked`), `rule` and `reason` if one blocks,
    /// `changes` and the resulting `text`. `from` and `to` say where something is in the text, in
    /// UTF-16 units.
    public Bytes test(String text) {
        Terms terms = new Terms(settings, rules, new Vault(text::contains), true);
        JsonWriter json = new JsonWriter().object();
        answer(json, text, terms);
        json.key("request").object();
        request(json, text, terms);
        return json.endObject().endObject().bytes();
    }

    private void answer(JsonWriter json, String text, Terms terms) {
        ChoiceGuard choice = new ChoiceGuard(0, terms, new Fields(terms), true);
        List<ChatEvent> out = new ArrayList<>();
        choice.on(new ChatEvent.TextDelta(0, text), out);
        if (choice.blocked() == null) {
            choice.on(new ChatEvent.Finished(0, FinishReason.STOP, null), out);
        }
        StringBuilder result = new StringBuilder();
        for (ChatEvent event : out) {
            if (event instanceof ChatEvent.TextDelta delta) {
                result.append(delta.text());
            }
        }
        List<Draft.Change> changes = new ArrayList<>(choice.channel().draft().changes());
        if (choice.cut()) {
            changes.add(new Draft.Change("maxLength", -1, "", ""));
        }
        String disclaimer = settings.disclaimerText();
        if (disclaimer != null) {
            changes.add(new Draft.Change("requireDisclaimer", -1, "", disclaimer));
        }
        Blocked blocked = choice.blocked();
        blocked = blocked == null ? WholeVerdicts.fits(schema, choice.text()) : blocked;
        write(json, blocked, choice.channel().draft(), changes, result.toString());
    }

    private static void request(JsonWriter json, String text, Terms terms) {
        Draft draft = WholeText.look(terms.looks(Direction.REQUEST), text, false, true);
        Blocked blocked = draft.blockedAt() >= 0 ? Blocked.by(draft) : null;
        String result = blocked == null ? draft.leave(draft.end()) : "";
        write(json, blocked, draft, draft.changes(), result);
    }

    private static void write(
            JsonWriter json,
            @Nullable Blocked blocked,
            Draft draft,
            List<Draft.Change> changes,
            String text) {
        String verdict = blocked != null ? "blocked" : changes.isEmpty() ? "allowed" : "changed";
        json.key("verdict").string(verdict);
        if (blocked != null) {
            json.key("rule").string(blocked.rule()).key("reason").string(blocked.reason());
            if (draft.faultFrom() >= 0) {
                json.key("from").number(draft.faultFrom()).key("to").number(draft.faultTo());
            }
        }
        json.key("changes").array();
        for (Draft.Change change : changes) {
            json.object().key("rule").string(change.rule());
            if (change.at() >= 0) {
                json.key("from").number(change.at());
                json.key("to").number(change.at() + change.before().length());
            }
            json.key("before").string(change.before());
            json.key("after").string(change.after()).endObject();
        }
        json.endArray();
        if (blocked == null) {
            json.key("text").string(text);
        }
    }
}
