package aigateway.analytics.series;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers for names, so that what is counted under a name has a place in an array. Thread-safe;
/// asking for a known name never waits.
final class Words {
    /// What has no number of its own.
    static final String OTHERS = "(others)";

    private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final int most;

    /// @param most how many numbers there are; the last one is for all others
    Words(int most) {
        this.most = most;
    }

    int of(String name) {
        Integer known = numbers.get(name);
        return known == null ? fresh(name) : known;
    }

    private synchronized int fresh(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == most - 1 || name.equals(OTHERS)) {
            return most - 1;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /// The names that have numbers, by number.
    synchronized List<String> names() {
        return List.copyOf(names);
    }

    /// The name of a number.
    synchronized String name(int number) {
        return number < names.size() ? names.get(number) : OTHERS;
    }

    /// The numbers here of names that had the numbers 0, 1, … elsewhere.
    int[] numbersOf(List<String> others) {
        int[] moved = new int[most];
        for (int i = 0; i < most; i++) {
            moved[i] = i < others.size() ? of(others.get(i)) : most - 1;
        }
        return moved;
    }
}
