package aigateway.admin.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A path some of whose segments may be anything. Fixed segments are compared as they were sent, so
/// that there is one spelling of each; the others are decoded.
///
/// @param text as `/admin/things/{name}`
/// @param segments the path's pieces
public record PathPattern(String text, List<String> segments) {
    /// Reads a pattern.
    public static PathPattern of(String text) {
        return new PathPattern(text, split(text));
    }

    /// The names of the segments that may be anything.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (String segment : segments) {
            if (isName(segment)) {
                names.add(name(segment));
            }
        }
        return names;
    }

    /// What stands for each name, or null if the path is another.
    ///
    /// @param path as it was sent
    /// @throws Refusal if it is this path with a segment that cannot be decoded
    public @Nullable Map<String, String> match(String path) throws Refusal {
        List<String> sent = split(path);
        if (sent.size() != segments.size()) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            String segment = segments.get(i);
            if (!isName(segment) ? !segment.equals(sent.get(i)) : sent.get(i).isEmpty()) {
                return null;
            }
        }
        for (int i = 0; i < sent.size(); i++) {
            if (isName(segments.get(i))) {
                found.put(name(segments.get(i)), Percent.decode(sent.get(i), false));
            }
        }
        return found;
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
