package aigateway.server;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Makes request ids: unique over restarts, in order within a process. Thread-safe.
public final class RequestIds {
    private static final int LONGEST = 128;
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private final AtomicLong counter = new AtomicLong();
    private final String prefix;

    /// Ids with a prefix of their own.
    public RequestIds() {
        prefix = "req_" + text(new SecureRandom().nextLong(), 9);
    }

    /// The caller's own id if it is sane, else a fresh one.
    public String of(@Nullable String callers) {
        return callers != null && sane(callers) ? callers : prefix.concat(fresh());
    }

    private String fresh() {
        return text(counter.incrementAndGet(), 8);
    }

    private static boolean sane(String id) {
        int length = id.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && "-_.:/+=@".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(long value, int digits) {
        char[] out = new char[digits];
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            out[i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
        return new String(out);
    }
}
