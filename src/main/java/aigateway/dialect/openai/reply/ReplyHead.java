package aigateway.dialect.openai.reply;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What stands in where a reply has no id or no time; made only when it is asked for, and the same
/// for all of a reply. For one thread.
public final class ReplyHead {
    private final InstantSource clock;
    private @Nullable String id;
    private long created;

    /// The head of one reply.
    public ReplyHead(InstantSource clock) {
        this.clock = clock;
    }

    /// A reply's id.
    public String id() {
        String made = id;
        if (made == null) {
            long random = ThreadLocalRandom.current().nextLong();
            made = "chatcmpl-" + Long.toUnsignedString(random, 36);
            id = made;
        }
        return made;
    }

    /// A reply's time, in seconds since 1970.
    public long created() {
        if (created == 0) {
            created = clock.millis() / 1000;
        }
        return created;
    }
}
