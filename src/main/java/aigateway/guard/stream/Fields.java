package aigateway.guard.stream;

import aigateway.guard.text.Draft;
import aigateway.guard.text.Rule.Direction;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Looks at what comes whole beside the texts: names of tools, fields that a provider added. For
/// one
/// thread.
final class Fields {
    private final Terms terms;
    private @Nullable Blocked blocked;

    Fields(Terms terms) {
        this.terms = terms;
    }

    /// Why one of them is refused, or null.
    @Nullable Blocked blocked() {
        return blocked;
    }

    /// False if a rule would refuse or change a text.
    boolean passes(String text) {
        if (text.isEmpty() || terms.rules().isEmpty()) {
            return true;
        }
        Draft draft = WholeText.look(terms.looks(Direction.ANSWER), text, false, false);
        if (draft.blockedAt() >= 0) {
            blocked = Blocked.by(draft);
            return false;
        }
        return !draft.changed();
    }

    /// False if a rule would refuse or change any text in JSON.
    boolean passes(Bytes json) {
        JsonNode root = Json.root(json);
        return root == null || passes(root);
    }

    private boolean passes(JsonNode node) {
        return switch (node.kind()) {
            case STRING -> passes(String.valueOf(node.text()));
            case ARRAY -> {
                boolean all = true;
                for (JsonNode element : node.elements()) {
                    all &= passes(element);
                }
                yield all;
            }
            case OBJECT -> {
                boolean[] all = {true};
                node.members((name, value) -> all[0] &= passes(name) && passes(value));
                yield all[0];
            }
            case NUMBER, TRUE, FALSE, NULL -> true;
        };
    }
}
