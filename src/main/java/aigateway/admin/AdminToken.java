package aigateway.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What is kept of the token that opens the admin API: its SHA-256, never the token.
final class AdminToken {
    private static final int RANDOM_BYTES = 32;

    private final byte[] digest;

    private AdminToken(byte[] digest) {
        this.digest = digest;
    }

    static AdminToken of(String token) {
        return new AdminToken(digest(token));
    }

    /// Reads [#hex()].
    ///
    /// @throws IllegalArgumentException if the text is none
    static AdminToken ofHex(String hex) {
        byte[] digest = HexFormat.of().parseHex(hex);
        if (digest.length != 32) {
            throw new IllegalArgumentException("not a SHA-256");
        }
        return new AdminToken(digest);
    }

    /// A token that nobody can guess.
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "gwadmin-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The digest as 64 hexadecimal digits.
    String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /// Compares in a time that tells nothing about the token.
    boolean matches(String token) {
        return MessageDigest.isEqual(digest, digest(token));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
