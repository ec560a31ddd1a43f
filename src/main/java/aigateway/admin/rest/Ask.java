package aigateway.admin.rest;

import aigateway.json.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a route is asked.
///
/// @param path what stands for the names in its path
/// @param query the query parameters
/// @param json the body, or null if it takes none
/// @param precondition what must still hold
/// @param actor who asks, as the audit log names them
/// @param incoming the request as it came
public record Ask(
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode json,
        Precondition precondition,
        String actor,
        Incoming incoming) {
    /// A segment of the path.
    public String segment(String name) {
        return Objects.requireNonNull(path.get(name), name);
    }

    /// The body of a route that takes one.
    public JsonNode body() {
        return Objects.requireNonNull(json);
    }

    /// A query parameter, or null.
    public @Nullable String parameter(String name) {
        return query.get(name);
    }

    /// A whole number in the query.
    ///
    /// @throws Refusal if it is none, or out of bounds
    public int number(String name, int least, int most, int fallback) throws Refusal {
        String text = query.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new Refusal(
                AdminAnswer.bad(
                        name,
                        "`" + name + "` must be a whole number from " + least + " to " + most));
    }
}
