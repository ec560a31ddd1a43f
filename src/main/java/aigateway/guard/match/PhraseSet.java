package aigateway.guard.match;

import aigateway.model.Bytes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All banned phrases in one automaton (Aho and Corasick's): a step for each character, however
/// many
/// phrases there are. Immutable, for any thread.
///
/// States near the root, where text that matches nothing stays, have a row for all characters; the
/// rare deep ones have their own edges and the link to the longest shorter state.
public final class PhraseSet {
    /// Most cells of all rows together; 4 bytes each.
    private static final int MOST_CELLS = 1 << 20;

    private final List<String> phrases;
    private final Classes classes = new Classes();
    private final Edges edges = new Edges();
    private final int[] rows;
    private final int dense;
    private int[] depth = new int[256];
    private int[] parent = new int[256];
    private int[] fail;
    private int[] longest;
    private int[] phrase;
    private int states = 1;
    private int deepest;
    private final Beginnings beginnings;
    private final @Nullable Openings openings;
    private final @Nullable Samples samples;

    /// An automaton of these phrases; those that fold to nothing are left out.
    public PhraseSet(List<String> phrases) {
        this.phrases = List.copyOf(phrases);
        char[][] folded = new char[phrases.size()][];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Folding.text(phrases.get(i)).toCharArray();
            for (char c : folded[i]) {
                classes.add(c);
            }
            deepest = Math.max(deepest, folded[i].length);
        }
        int[] terminal = grow(folded);
        fail = new int[states];
        longest = new int[states];
        phrase = new int[states];
        Arrays.fill(phrase, -1);
        link(folded, terminal);
        dense = Math.min(states, Math.max(1, MOST_CELLS / classes.count()));
        rows = rows();
        depth = Arrays.copyOf(depth, states);
        parent = new int[0];
        beginnings = new Beginnings(this);
        openings = Openings.of(folded);
        samples = Samples.of(this, folded);
    }

    /// Makes the states level by level, so that nearer ones have smaller numbers.
    ///
    /// @return the state of each phrase
    private int[] grow(char[][] folded) {
        int[] at = new int[folded.length];
        for (int level = 0; level < deepest; level++) {
            for (int i = 0; i < folded.length; i++) {
                if (folded[i].length > level) {
                    at[i] = child(at[i], classes.of(folded[i][level]));
                }
            }
        }
        return at;
    }

    private int child(int state, int cls) {
        int known = edges.child(state, cls);
        if (known >= 0) {
            return known;
        }
        int made = states++;
        edges.put(state, cls, made);
        if (made >= depth.length) {
            depth = Arrays.copyOf(depth, made * 2);
            parent = Arrays.copyOf(parent, made * 2);
        }
        depth[made] = depth[state] + 1;
        parent[made] = state;
        return made;
    }

    private void link(char[][] folded, int[] terminal) {
        for (int i = 0; i < terminal.length; i++) {
            if (folded[i].length > 0) {
                phrase[terminal[i]] = i;
            }
        }
        int[] at = new int[folded.length];
        boolean[] linked = new boolean[states];
        for (int level = 0; level < deepest; level++) {
            for (int i = 0; i < folded.length; i++) {
                if (folded[i].length > level) {
                    int cls = classes.of(folded[i][level]);
                    int state = edges.child(at[i], cls);
                    if (!linked[state]) {
                        linked[state] = true;
                        link(state, cls);
                    }
                    at[i] = state;
                }
            }
        }
    }

    private void link(int state, int cls) {
        if (depth[state] > 1) {
            int shorter = fail[parent[state]];
            int child = edges.child(shorter, cls);
            while (child < 0 && shorter != 0) {
                shorter = fail[shorter];
                child = edges.child(shorter, cls);
            }
            fail[state] = Math.max(child, 0);
        }
        if (phrase[state] >= 0) {
            longest[state] = depth[state];
        } else {
            longest[state] = longest[fail[state]];
            phrase[state] = phrase[fail[state]];
        }
    }

    private int[] rows() {
        int width = classes.count();
        int[] made = new int[dense * width];
        for (int state = 0; state < dense; state++) {
            for (int cls = 1; cls < width; cls++) {
                int child = edges.child(state, cls);
                made[state * width + cls] =
                        child >= 0 ? child : state == 0 ? 0 : made[fail[state] * width + cls];
            }
        }
        return made;
    }

    /// The state after one more character.
    ///
    /// @param steps counts look-ups, for tests
    int next(int from, char c, long[] steps) {
        int cls = classes.of(c);
        steps[0]++;
        if (cls == 0) {
            return 0;
        }
        int state = from;
        while (state >= dense) {
            int child = edges.child(state, cls);
            if (child >= 0) {
                return child;
            }
            steps[0]++;
            state = fail[state];
        }
        return rows[state * classes.count() + cls];
    }

    /// True if no string in this JSON can hold a phrase; false if one does, or if that cannot be
    /// told
    /// from the bytes alone.
    public boolean isAbsentFrom(Bytes json) {
        return AsciiJson.isFreeOf(this, json);
    }

    /// What is in every phrase, or null if the phrases are too short for that.
    @Nullable Samples samples() {
        return samples;
    }

    /// With which characters phrases begin, or null if one of them is too short.
    @Nullable Openings openings() {
        return openings;
    }

    /// Where phrases can begin.
    Beginnings beginnings() {
        return beginnings;
    }

    /// How many characters a state remembers.
    int depth(int state) {
        return depth[state];
    }

    /// Length of the longest phrase that ends in a state, or 0.
    int longest(int state) {
        return longest[state];
    }

    /// Number of the phrase that [#longest(int)] is about.
    int phrase(int state) {
        return phrase[state];
    }

    /// Length of the longest phrase, folded.
    public int deepest() {
        return deepest;
    }

    /// The phrases, as they were given.
    public List<String> phrases() {
        return phrases;
    }
}
