package aigateway.guard.rules;

import aigateway.guard.GuardSettings;
import aigateway.guard.match.PhraseCursor;
import aigateway.guard.match.PhraseSet;
import aigateway.guard.text.Draft;
import aigateway.guard.text.JsonDraft;
import aigateway.guard.text.Look;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Vault;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Blocks texts with banned phrases.
public final class BannedPhrases implements Rule {
    private static final String NAME = "bannedPhrases";

    private final PhraseSet phrases;
    private final boolean requestsToo;

    private BannedPhrases(PhraseSet phrases, boolean requestsToo) {
        this.phrases = phrases;
        this.requestsToo = requestsToo;
    }

    /// The rule, or null if no phrase is banned.
    static @Nullable Rule of(GuardSettings settings) {
        return settings.bannedPhrases().isEmpty()
                ? null
                : new BannedPhrases(
                        new PhraseSet(settings.bannedPhrases()), settings.checkRequests());
    }

    /// True if nothing in this JSON needs a look.
    public boolean isAbsentFrom(Bytes json) {
        return phrases.isAbsentFrom(json);
    }

    @Override
    public @Nullable Look look(Direction direction, Vault vault) {
        return direction == Direction.ANSWER || requestsToo ? new Reading() : null;
    }

    /// Reads a text once, from its beginning to its end; JSON also as it is written.
    private final class Reading implements Look {
        private final PhraseCursor read = new PhraseCursor(phrases);
        private final Draft.Skipper skipper = read::skip;
        private @Nullable PhraseCursor written;
        private int at;
        private int end = -1;

        @Override
        public int look(Draft draft, int from, int to, boolean last) {
            if (written == null && draft instanceof JsonDraft) {
                written = new PhraseCursor(phrases);
            }
            at = Math.max(at, from);
            while (at < to && read.matched() < 0) {
                if (written == null) {
                    at = draft.skip(skipper, at, to);
                    if (at == to) {
                        break;
                    }
                }
                int c = draft.codePointAt(at, to);
                int next = at + Character.charCount(c);
                boolean half = next == to && c < 0x10000 && Character.isHighSurrogate((char) c);
                if (half && !last) {
                    break;
                }
                read.feed(c, at);
                if (read.matched() >= 0) {
                    end = at; // a match is certain only at the character behind it
                }
                feedWritten(draft, c, next - at);
                at = next;
            }
            if (last && at == to) {
                read.end();
                if (written != null) {
                    written.end();
                }
            }
            return verdict(draft, last && at == to);
        }

        private void feedWritten(Draft draft, int c, int length) {
            PhraseCursor cursor = written;
            if (cursor == null) {
                return;
            }
            String raw = draft.rawAt(at);
            if (raw == null) {
                cursor.feed(c, at);
                return;
            }
            for (int i = 0; i < length; i++) {
                String one = i == 0 ? raw : draft.rawAt(at + i);
                for (int k = 0; one != null && k < one.length(); k++) {
                    cursor.feed(one.charAt(k), at + i);
                }
            }
        }

        private int verdict(Draft draft, boolean through) {
            PhraseCursor other = written;
            int pending = read.pending(at);
            int phrase = read.matched();
            if (other != null) {
                pending = Math.min(pending, other.pending(at));
                phrase = phrase < 0 ? other.matched() : phrase;
            }
            if (phrase >= 0) {
                String found = phrases.phrases().get(phrase);
                draft.block(
                        pending,
                        end < 0 ? at : end,
                        NAME,
                        "it has the banned phrase \"" + found + "\"");
                return pending;
            }
            return through ? at : pending;
        }
    }
}
