package aigateway.admin.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Who has signed in, in memory only: a restart signs everybody out. Of ids only digests are kept,
/// so that how long a look-up takes tells nothing about them. Thread-safe.
public final class Sessions {
    /// How long one lasts.
    public static final int SECONDS = 12 * 60 * 60;

    static final int MOST = 1_000;
    private static final int RANDOM_BYTES = 32;

    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> begun = new LinkedHashMap<>();

    /// No sessions yet.
    ///
    /// @param nanos the clock, as [System#nanoTime()]
    public Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Begins one; of very many the oldest ends.
    ///
    /// @return its id, which nobody can guess
    public synchronized String begin() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        begun.put(digest(id), nanos.getAsLong());
        if (begun.size() > MOST) {
            begun.remove(begun.keySet().iterator().next());
        }
        return id;
    }

    /// True if there is a session of this id.
    public synchronized boolean has(String id) {
        String key = digest(id);
        Long start = begun.get(key);
        if (start == null) {
            return false;
        }
        if (nanos.getAsLong() - start >= SECONDS * 1_000_000_000L) {
            begun.remove(key);
            return false;
        }
        return true;
    }

    /// Ends one, if there is such.
    public synchronized void end(String id) {
        begun.remove(digest(id));
    }

    private static String digest(String id) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
