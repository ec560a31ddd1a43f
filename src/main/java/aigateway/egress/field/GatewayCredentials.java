package aigateway.egress.field;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/// Knows the credentials of the gateway, so that none of them goes out. Compares digests in a time
/// that tells nothing about them. Thread-safe.
public final class GatewayCredentials {
    private static final String BASIC = "basic ";

    private final List<byte[]> digests = new ArrayList<>();
    private final Predicate<String> others;

    /// @param credentials in the clear; only their digests are kept
    /// @param others tells credentials that nobody has in the clear
    public GatewayCredentials(List<String> credentials, Predicate<String> others) {
        this.others = others;
        for (String credential : credentials) {
            if (!credential.isEmpty()) {
                digests.add(digest(credential));
            }
        }
    }

    /// True if a field's value is, or holds after its scheme, one of them.
    boolean in(String value) {
        String whole = value.strip();
        if (is(whole)) {
            return true;
        }
        int space = whole.lastIndexOf(' ');
        if (space > 0 && is(whole.substring(space + 1))) {
            return true;
        }
        return whole.regionMatches(true, 0, BASIC, 0, BASIC.length())
                && inBasic(whole.substring(BASIC.length()).strip());
    }

    private boolean inBasic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return is(pair.substring(0, Math.max(colon, 0))) || is(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean is(String candidate) {
        if (candidate.isEmpty()) {
            return false;
        }
        byte[] digest = digest(candidate);
        boolean found = others.test(candidate);
        for (byte[] known : digests) {
            found |= MessageDigest.isEqual(known, digest);
        }
        return found;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
