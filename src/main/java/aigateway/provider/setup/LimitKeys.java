package aigateway.provider.setup;

import aigateway.config.Form;
import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Section;
import aigateway.provider.TimeLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of the time limits: for all providers, or for one.
public final class LimitKeys {
    private static final Form<Integer> SECONDS = Forms.seconds(1, 86_400_000);

    private static final String CONNECT =
            "Seconds until a connection to the provider stands, with DNS and TLS.";
    private static final String FIRST_BYTE =
            "Seconds until an answer begins: a whole answer's first byte, a stream's first event.";
    private static final String IDLE = "Seconds between two events of an answer.";
    private static final String TOTAL = "Seconds for a whole call, with all tries.";

    /// For all providers.
    public static final LimitKeys FOR_ALL =
            new LimitKeys("5", "600; 60 until a stream's first event", "120", "900");

    /// For one provider.
    public static final LimitKeys FOR_ONE = new LimitKeys("as in [gateway]");

    private final Key<Integer> connect;
    private final Key<Integer> firstByte;
    private final Key<Integer> idle;
    private final Key<Integer> total;

    private LimitKeys(String same) {
        this(same, same, same, same);
    }

    private LimitKeys(String connect, String firstByte, String idle, String total) {
        this.connect = key("connectTimeoutSeconds", CONNECT, connect);
        this.firstByte = key("firstByteTimeoutSeconds", FIRST_BYTE, firstByte);
        this.idle = key("idleTimeoutSeconds", IDLE, idle);
        this.total = key("totalTimeoutSeconds", TOTAL, total);
    }

    private static Key<Integer> key(String name, String doc, String fallback) {
        return Key.optional(name, SECONDS, doc).fallbackText(fallback);
    }

    /// The keys.
    public List<Key<?>> keys() {
        return List.of(connect, firstByte, idle, total);
    }

    /// Reads the limits of a table.
    ///
    /// @param others the limits where the table says nothing
    public TimeLimits read(Section section, TimeLimits others) {
        Integer first = section.find(firstByte);
        return new TimeLimits(
                or(section.find(connect), others.connectMillis()),
                or(first, others.firstByteWholeMillis()),
                or(first, others.firstByteStreamMillis()),
                or(section.find(idle), others.idleMillis()),
                or(section.find(total), others.totalMillis()));
    }

    private static int or(@Nullable Integer value, int other) {
        return value == null ? other : value;
    }
}
