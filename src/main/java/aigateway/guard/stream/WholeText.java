package aigateway.guard.stream;

import aigateway.guard.text.Draft;
import aigateway.guard.text.JsonDraft;
import aigateway.guard.text.Look;
import java.util.List;

/// A text that is there whole, looked at once. For one thread.
final class WholeText {
    private WholeText() {}

    /// The text after all looks; whether it is refused is in the draft.
    static Draft look(List<Look> looks, String text, boolean json, boolean recording) {
        Draft draft = json ? new JsonDraft(recording) : new Draft(recording);
        draft.append(text);
        draft.finish();
        for (Look look : looks) {
            look.look(draft, 0, draft.end(), true);
            if (draft.blockedAt() >= 0) {
                break;
            }
        }
        return draft;
    }
}
