package aigateway.guard.stream;

import aigateway.guard.text.Draft;
import aigateway.guard.text.JsonDraft;
import aigateway.guard.text.Look;
import aigateway.model.ChatEvent;
import java.util.List;

/// One text of a reply, as the caller will put it together: it passes the rules one after the other
/// and leaves as soon as the last is done with it. For one thread.
final class Channel {
    private final Segments segments = new Segments();
    private final List<Look> looks;
    private final int[] decided;
    private final Draft draft;
    private final int most;
    private int length;
    private boolean cut;

    /// @param json true if the text is JSON
    /// @param most after so many characters the text is cut; 0 for never
    Channel(List<Look> looks, boolean json, int most, boolean recording) {
        this.looks = looks;
        this.most = most;
        decided = new int[looks.size()];
        draft =
                json
                        ? new JsonDraft(recording) {
                            @Override
                            protected void edited(int from, int to, int length) {
                                segments.edit(from, to, length);
                            }
                        }
                        : new Draft(recording) {
                            @Override
                            protected void edited(int from, int to, int length) {
                                segments.edit(from, to, length);
                            }
                        };
    }

    /// An event brings more of the text, or none; then what is decided leaves.
    void add(ChatEvent event, String text, List<ChatEvent> out) {
        segments.add(event, text.length());
        draft.append(text);
        run(draft instanceof JsonDraft json && json.complete(), out);
    }

    /// No more text comes: all of it is decided.
    void finish(List<ChatEvent> out) {
        draft.finish();
        run(true, out);
    }

    private void run(boolean last, List<ChatEvent> out) {
        int to = draft.end();
        for (int i = 0; i < decided.length; i++) {
            int end = draft.end();
            boolean lastHere = last && draft.blockedAt() < 0;
            to = looks.get(i).look(draft, decided[i], to, lastHere && to == end);
            decided[i] = to;
            int longer = draft.end() - end;
            for (int k = 0; longer != 0 && k < i; k++) {
                decided[k] += longer;
            }
        }
        leave(last ? to : wholeCharacters(to), out);
    }

    /// Half a character waits for the other half.
    private int wholeCharacters(int to) {
        boolean half = to > draft.left() && Character.isHighSurrogate(draft.charAt(to - 1));
        return half ? to - 1 : to;
    }

    private void leave(int to, List<ChatEvent> out) {
        int at = draft.left();
        while (at < to && (most == 0 || length < most)) {
            at += Character.charCount(draft.codePointAt(at, to));
            length++;
        }
        cut = most > 0 && length == most && at < draft.end();
        segments.leave(draft.leave(at), out);
        if (cut) {
            segments.clear();
        }
    }

    /// The text that came and left, or still waits.
    Draft draft() {
        return draft;
    }

    /// Number of characters (code points) that have left.
    int length() {
        return length;
    }

    /// True if there was more text than may leave.
    boolean cut() {
        return cut;
    }

    /// True if the text may not leave as it is; it is cut before.
    boolean blocked() {
        return !cut && draft.blockedAt() >= 0;
    }

    /// True if anything waits.
    boolean waits() {
        return !segments.isEmpty();
    }
}
