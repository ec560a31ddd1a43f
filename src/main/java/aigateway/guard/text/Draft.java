package aigateway.guard.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a text that has come and not left, with a little of what stood before it. Positions
/// count characters (UTF-16) from the text's beginning, as it is after all changes. For one thread.
///
/// What leaves is the text's raw form. For plain text that is the text itself; see [JsonDraft].
public class Draft {
    /// So much of what has left stays in sight.
    private static final int CONTEXT = 64;

    private static final int SWEEP = 4_096;

    /// The text that is in sight.
    protected final StringBuilder chars = new StringBuilder();

    private final List<Change> changes;
    private final @Nullable Edits edits;
    private int base;
    private int left;
    private int blockedAt = -1;
    private int blockedTo = -1;
    private @Nullable String rule;
    private @Nullable String reason;
    private int lastChangeEnd;

    /// A text of which nothing has come.
    ///
    /// @param recording true if [#changes()] is wanted
    public Draft(boolean recording) {
        edits = recording ? new Edits() : null;
        changes = recording ? new ArrayList<>() : List.of();
    }

    /// A change that was made.
    ///
    /// @param rule which rule made it
    /// @param at where that stood in the text as it came
    public record Change(String rule, int at, String before, String after) {}

    /// More of the text.
    public void append(String more) {
        chars.append(more);
    }

    /// No more text comes: what waits to become a character is one now.
    public void finish() {}

    /// The first position that has not left.
    public final int left() {
        return left;
    }

    /// The position after the last character.
    public final int end() {
        return base + chars.length();
    }

    /// The first position in sight.
    public final int start() {
        return base;
    }

    /// The character at a position in sight.
    public final char charAt(int at) {
        return chars.charAt(at - base);
    }

    /// Passes over characters that somebody need not see one by one.
    public interface Skipper {
        /// The first index that it must see, from `from` to `to`.
        int skip(CharSequence text, int from, int to);
    }

    /// The first position from `from` to `to` that `skipper` must see.
    public final int skip(Skipper skipper, int from, int to) {
        return skipper.skip(chars, from - base, to - base) + base;
    }

    /// The code point at a position; half a pair if the other half is not before `to`.
    public final int codePointAt(int at, int to) {
        char c = charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < to) {
            char low = charAt(at + 1);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(c, low);
            }
        }
        return c;
    }

    /// A part of the text.
    public final String text(int from, int to) {
        return chars.substring(from - base, to - base);
    }

    /// The raw form of a character, if it is not the character itself.
    public @Nullable String rawAt(int at) {
        return null;
    }

    /// Puts other text in the place of some.
    ///
    /// @param by the rule that does it
    public final void replace(int from, int to, String with, String by) {
        if (edits != null) {
            changes.add(new Change(by, edits.origin(from), text(from, to), with));
            edits.add(from, to, with.length());
        }
        edit(from - base, to - base, with);
        lastChangeEnd = from + with.length();
    }

    /// Makes a change at indexes of [#chars].
    protected void edit(int from, int to, String with) {
        edited(from - (left - base), to - (left - base), with.length());
        chars.replace(from, to, with);
    }

    /// Called for each change of the raw form, with positions from the first character that has not
    /// left.
    ///
    /// @param length the new part's length
    protected void edited(int rawFrom, int rawTo, int length) {}

    /// Refuses the text: nothing from a position on may leave.
    ///
    /// @param to where what is at fault ends
    /// @param by the rule that does it
    /// @param why for an operator
    public final void block(int at, int to, String by, String why) {
        if (blockedAt < 0 || at < blockedAt) {
            blockedAt = at;
            blockedTo = to;
            rule = by;
            reason = why;
        }
    }

    /// Where the text is refused, or -1.
    public final int blockedAt() {
        return blockedAt;
    }

    /// Where in the text as it came what is at fault begins, if changes are recorded; or -1.
    public final int faultFrom() {
        return edits == null || blockedAt < 0 ? -1 : edits.origin(blockedAt);
    }

    /// Where it ends there; or -1.
    public final int faultTo() {
        return edits == null || blockedAt < 0 ? -1 : edits.origin(blockedTo);
    }

    /// The rule that refused it.
    public final @Nullable String rule() {
        return rule;
    }

    /// Why it was refused, for an operator.
    public final @Nullable String reason() {
        return reason;
    }

    /// True if anything was changed.
    public final boolean changed() {
        return lastChangeEnd > 0;
    }

    /// The changes that were made, in order, if they are recorded.
    public final List<Change> changes() {
        return List.copyOf(changes);
    }

    /// Lets the text before a position leave; it may be looked back at for a while.
    ///
    /// @return its raw form
    public final String leave(int to) {
        String raw = take(left - base, to - base);
        left = to;
        if (left - base > SWEEP) {
            int gone = left - base - CONTEXT;
            forget(gone);
            base += gone;
        }
        return raw;
    }

    /// The raw form of a part that leaves now, at indexes of [#chars].
    protected String take(int from, int to) {
        return chars.substring(from, to);
    }

    /// Forgets characters at the front.
    protected void forget(int count) {
        chars.delete(0, count);
    }
}
