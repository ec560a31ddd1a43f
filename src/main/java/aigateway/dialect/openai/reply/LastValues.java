package aigateway.dialect.openai.reply;

import aigateway.model.Bytes;
import java.util.HashMap;
import java.util.Map;

/// Remembers fields that providers repeat in every piece of a reply, as far as that takes little
/// memory.
final class LastValues {
    private static final int MOST_NAMES = 32;
    private static final int MOST_BYTES = 64 << 10;

    private final Map<String, Bytes> values = new HashMap<>(2);

    /// Remembers a field's value; false if it was the last one already.
    boolean isNew(String name, Bytes json) {
        Bytes last = values.get(name);
        if (last != null && json.equals(last)) {
            return false;
        }
        if (json.length() <= MOST_BYTES && (last != null || values.size() < MOST_NAMES)) {
            // a copy, so that the chunk it lies in can go
            values.put(name, Bytes.of(json.toByteArray()));
        } else {
            values.remove(name);
        }
        return true;
    }
}
