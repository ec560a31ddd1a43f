package aigateway.settings;

import aigateway.model.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Tells one value of a setting from another, as HTTP's `ETag` and `If-Match` do.
final class EntityTag {
    private static final int HASH_BYTES = 6;

    private EntityTag() {}

    /// The tag of a value: another version has another one, and so has another value of the file.
    static String of(long version, Bytes value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(value.array(), value.offset(), value.length());
            String hash = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
            return "\"" + version + "-" + hash + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// True if a condition holds: it is missing, `*`, or a list with this tag.
    static boolean matches(@Nullable String ifMatch, String tag) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return true;
        }
        // Our tags hold no comma, so no quoted one has to be found.
        for (String one : ifMatch.split(",", -1)) {
            if (one.strip().equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
