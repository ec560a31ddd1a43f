package aigateway.admin.rest;

import java.util.ArrayList;
import java.util.List;

/// What `If-Match` demands: that a thing is still as the caller saw it.
///
/// @param demanded true if the caller demands anything at all
/// @param any true for `*`
/// @param tags the tags of which one must hold; weak ones never do
public record Precondition(boolean demanded, boolean any, List<String> tags) {
    /// Demands nothing.
    public static final Precondition NONE = new Precondition(false, false, List.of());

    /// Copies the list.
    public Precondition {
        tags = List.copyOf(tags);
    }

    /// Reads the lines of `If-Match`.
    ///
    /// @throws Refusal if they are malformed
    public static Precondition read(List<String> lines) throws Refusal {
        if (lines.isEmpty()) {
            return NONE;
        }
        List<String> tags = new ArrayList<>();
        for (String line : lines) {
            for (String piece : line.split(",", -1)) {
                String tag = piece.strip();
                if (tag.equals("*")) {
                    return new Precondition(true, true, List.of());
                }
                if (!tag.matches("(W/)?\"[^\"]*\"")) {
                    throw new Refusal(
                            AdminAnswer.bad(
                                    "If-Match", "`If-Match` must be an ETag, with its quotes"));
                }
                tags.add(tag);
            }
        }
        return new Precondition(true, false, tags);
    }

    /// True if certain tags are demanded.
    public boolean names() {
        return demanded && !any;
    }

    /// True if a thing with this tag is as demanded.
    public boolean holds(String etag) {
        return !demanded || any || tags.contains(etag);
    }
}
