package aigateway.call;

import aigateway.net.HeaderView;
import aigateway.provider.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The few header fields of a request that are remembered when it is over: all of them would cost
/// more than looking at them is worth. Credentials are masked at once. Immutable.
public final class KeptFields {
    private static final int LONGEST = 256;

    // Credentials first, the rest after.
    private static final String[] NAMES = {
        "authorization",
        "user-agent",
        "content-type",
        "x-llm-provider",
        "cache-control",
        "x-gateway-strict",
        "traceparent"
    };
    private static final int CREDENTIALS = 1;

    // What was there last, by place: most requests of a caller say the same, which then need not be
    // kept again and again. A race here only costs a chance.
    private static final @Nullable String[] LAST = new String[NAMES.length];

    private final @Nullable String[] values;

    private KeptFields(@Nullable String[] values) {
        this.values = values;
    }

    /// The names of what is remembered.
    public static List<String> names() {
        return List.of(NAMES);
    }

    /// Reads them, while the request is there.
    static KeptFields of(HeaderView headers) {
        @Nullable String[] values = new String[NAMES.length];
        for (int i = 0; i < NAMES.length; i++) {
            String value = headers.get(NAMES[i]);
            if (value != null) {
                values[i] = same(i, i < CREDENTIALS ? masked(value) : bounded(value));
            }
        }
        return new KeptFields(values);
    }

    private static String same(int place, String value) {
        String last = LAST[place];
        if (last != null && last.equals(value)) {
            return last;
        }
        LAST[place] = value;
        return value;
    }

    private static String masked(String credential) {
        int space = credential.indexOf(' ');
        String scheme = space > 0 && space < 10 ? credential.substring(0, space + 1) : "";
        return scheme + new Secret(credential.substring(scheme.length())).masked();
    }

    private static String bounded(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    /// Those that the request had, by name.
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            String value = values[i];
            if (value != null) {
                all.put(NAMES[i], value);
            }
        }
        return all;
    }
}
