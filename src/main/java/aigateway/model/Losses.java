package aigateway.model;

import java.util.ArrayList;
import java.util.List;

/// What of a request the chosen provider could not take and was therefore left out. One a try, for
/// one thread.
public final class Losses {
    private final List<String> fields = new ArrayList<>(0);

    /// Notes a field by its name in the caller's request, as `seed` or `messages.0.name`.
    public void dropped(String field) {
        if (!fields.contains(field)) {
            fields.add(field);
        }
    }

    /// The fields that were left out, in order.
    public List<String> fields() {
        return List.copyOf(fields);
    }

    /// True if nothing was lost.
    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
