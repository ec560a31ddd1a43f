package aigateway.guard.text;

import java.util.ArrayList;
import java.util.List;

/// Tells where in a text something stood before it was changed. For one thread.
final class Edits {
    private final List<Edit> edits = new ArrayList<>();

    /// A change by which the text behind it moved.
    private static final class Edit {
        private int at;
        private final int delta;

        private Edit(int at, int delta) {
            this.at = at;
            this.delta = delta;
        }
    }

    /// The position in the text as it came of what is at a position now.
    int origin(int at) {
        int origin = at;
        for (Edit edit : edits) {
            origin -= edit.at < at ? edit.delta : 0;
        }
        return origin;
    }

    /// A part of the text has got another length.
    void add(int from, int to, int length) {
        int delta = length - (to - from);
        for (Edit edit : edits) {
            edit.at += edit.at > from ? delta : 0;
        }
        edits.add(new Edit(from, delta));
    }
}
