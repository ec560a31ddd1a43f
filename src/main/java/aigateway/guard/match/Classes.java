package aigateway.guard.match;

import org.jspecify.annotations.Nullable;

/// Numbers the characters that occur in phrases, from 1; all others are 0.
final class Classes {
    private static final int PAGE = 256;

    private final char[] @Nullable [] pages = new char[PAGE][];
    private int count = 1;

    void add(char c) {
        char[] page = pages[c / PAGE];
        if (page == null) {
            page = new char[PAGE];
            pages[c / PAGE] = page;
        }
        if (page[c % PAGE] == 0) {
            page[c % PAGE] = (char) count++;
        }
    }

    int of(char c) {
        char[] page = pages[c / PAGE];
        return page == null ? 0 : page[c % PAGE];
    }

    /// Number of classes, 0 included.
    int count() {
        return count;
    }
}
