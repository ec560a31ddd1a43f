package aigateway.egress.cache;

import aigateway.net.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fields of a request on which its answer depends (`vary`), with their values.
///
/// @param names in lower case
/// @param values one for each name; of several fields joined, empty if it was not there
record Selection(List<String> names, List<String> values) {
    /// An answer that depends on nothing but its key.
    static final Selection ANY = new Selection(List.of(), List.of());

    Selection {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    /// What an answer with these fields depends on; null if on more than the request (`*`).
    static @Nullable Selection of(Headers answer, Headers request) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < answer.size(); i++) {
            if (answer.name(i).equals("vary")) {
                for (String name : answer.value(i).split(",", -1)) {
                    String lower = name.strip().toLowerCase(Locale.ROOT);
                    if (lower.equals("*")) {
                        return null;
                    }
                    if (!lower.isEmpty() && !names.contains(lower)) {
                        names.add(lower);
                    }
                }
            }
        }
        if (names.isEmpty()) {
            return ANY;
        }
        names.sort(null);
        return new Selection(names, names.stream().map(n -> value(request, n)).toList());
    }

    /// True if the answer to such a request may be this one.
    boolean matches(Headers request) {
        for (int i = 0; i < names.size(); i++) {
            if (!value(request, names.get(i)).equals(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// All values of a field, without space around commas, which means nothing in lists.
    private static String value(Headers headers, String name) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equals(name)) {
                for (String part : headers.value(i).split(",", -1)) {
                    all.append(all.isEmpty() ? "" : ",").append(part.strip());
                }
            }
        }
        return all.toString();
    }

    int weight() {
        int weight = 0;
        for (int i = 0; i < names.size(); i++) {
            weight += names.get(i).length() + values.get(i).length() + 100;
        }
        return weight;
    }
}
