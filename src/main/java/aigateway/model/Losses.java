package aigateway.model;

import java.util.ArrayList;
import java.util.List;

/// What of a request the chosen provider could not take and was therefore left out. One a try, for
/// one thread.
public final class Losses {
    private static final String MESSAGES = "messages.";
    private static final String FIRST = "messages.0";

    private final List<String> fields = new ArrayList<>(0);

    /// Notes a field by its name in the caller's request, as `seed` or `messages.0.name`.
    public void dropped(String field) {
        if (!fields.contains(field)) {
            fields.add(field);
        }
    }

    /// The first message was the gateway's own: fields of messages are named by their places in the
    /// caller's request again.
    public void withoutFirstMessage() {
        fields.removeIf(field -> field.equals(FIRST) || field.startsWith(FIRST + "."));
        fields.replaceAll(Losses::before);
    }

    private static String before(String field) {
        int end = MESSAGES.length();
        while (end < field.length() && Character.isDigit(field.charAt(end))) {
            end++;
        }
        if (!field.startsWith(MESSAGES) || end == MESSAGES.length()) {
            return field;
        }
        int place = Integer.parseInt(field.substring(MESSAGES.length(), end));
        return MESSAGES + (place - 1) + field.substring(end);
    }

    /// The fields that were left out, in order.
    public List<String> fields() {
        return fields.isEmpty() ? List.of() : List.copyOf(fields);
    }

    /// True if nothing was lost.
    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
