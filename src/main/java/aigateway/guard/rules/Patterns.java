package aigateway.guard.rules;

import aigateway.guard.Action;
import aigateway.guard.GuardSettings;
import aigateway.guard.TextPattern;
import aigateway.guard.text.Draft;
import aigateway.guard.text.Look;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Vault;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks, redacts or masks what an operator's pattern matches. A match has 256 characters at most:
/// so many are looked at from where one may begin, and no text waits longer.
public final class Patterns implements Rule {
    /// Longest match, in characters.
    static final int LONGEST = 256;

    /// So much is given to the matcher at once, in characters.
    private static final int STRETCH = 16 * LONGEST;

    private final TextPattern described;
    private final Pattern pattern;
    private final FirstCharacters first;
    private final boolean requestsToo;

    /// The rule for one pattern.
    Patterns(TextPattern described, boolean requestsToo) {
        this.described = described;
        this.requestsToo = requestsToo;
        pattern = Pattern.compile(described.pattern());
        first = FirstCharacters.of(described.pattern());
    }

    @Override
    public @Nullable Look look(Direction direction, Vault vault) {
        boolean masks = described.action() == Action.MASK;
        if (direction == Direction.REQUEST ? !masks && !requestsToo : masks) {
            return null;
        }
        String rule = "patterns." + described.name();
        return new Search(Hits.of(rule, described.name(), described.action(), vault));
    }

    /// All patterns, one rule each, in order.
    static List<Rule> of(GuardSettings settings) {
        return settings.patterns().stream()
                .map(each -> (Rule) new Patterns(each, settings.checkRequests()))
                .toList();
    }

    private final class Search implements Look {
        private final Hits hits;

        Search(Hits hits) {
            this.hits = hits;
        }

        @Override
        public int look(Draft draft, int from, int to, boolean last) {
            int at = from;
            int end = to;
            while (at < end) {
                int found = find(draft, at, end);
                int undecided = last ? end : undecided(draft, at, end);
                if (found < 0 || found > undecided) {
                    return undecided;
                }
                if (found == undecided && !last) {
                    return found;
                }
                int length = match(draft, found, Math.min(end, found + LONGEST));
                if (length == 0) {
                    at = found + 1;
                    continue;
                }
                int before = draft.end();
                int next = hits.on(draft, found, found + length);
                end += draft.end() - before;
                if (next < 0) {
                    return found;
                }
                at = next;
            }
            return at;
        }

        /// The first position whose match may still be another when more text has come.
        private int undecided(Draft draft, int from, int to) {
            int at = Math.max(from, to - LONGEST + 1);
            while (at < to && !first.has(draft.charAt(at))) {
                at++;
            }
            return at;
        }

        /// Where the first match from a position on begins, or -1.
        private int find(Draft draft, int from, int to) {
            int at = from;
            while (true) {
                int end = Math.min(to, at + STRETCH);
                int sure = end == to ? to : end - LONGEST;
                int start = Math.max(draft.start(), at - 1);
                Matcher matcher = pattern.matcher(draft.text(start, end));
                if (matcher.find(at - start) && start + matcher.start() < sure) {
                    return start + matcher.start();
                }
                if (end == to) {
                    return -1;
                }
                at = sure;
            }
        }

        /// How long a match at a position is if the text ended there, or 0.
        private int match(Draft draft, int at, int to) {
            int start = Math.max(draft.start(), at - 1);
            Matcher matcher = pattern.matcher(draft.text(start, to));
            boolean there = matcher.find(at - start) && start + matcher.start() == at;
            return there ? matcher.end() - matcher.start() : 0;
        }
    }
}
