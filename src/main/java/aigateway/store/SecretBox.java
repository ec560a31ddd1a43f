package aigateway.store;

import aigateway.settings.StoreFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals texts so that they can neither be read nor be exchanged without the key: AES-256-GCM.
/// Thread-safe; blocks on the disk when the key is first needed.
final class SecretBox {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LEAST_BYTES = 1 + NONCE_BYTES + TAG_BITS / 8;

    private final KeyFile file;
    private final byte @Nullable [] given;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec key;

    /// @param given the key itself, or null to use the one in the file
    SecretBox(KeyFile file, byte @Nullable [] given) {
        this.file = file;
        this.given = given;
    }

    /// The sealed text; a key is made if there is none.
    ///
    /// @param place where it is kept: it cannot be opened anywhere else
    byte[] seal(String text, String place) throws StoreFailure {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key(true), nonce, place)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// The text.
    ///
    /// @throws StoreFailure if the key is gone or another one, or the seal is damaged
    String open(byte[] sealed, String place) throws StoreFailure {
        if (sealed.length < LEAST_BYTES || sealed[0] != FORMAT) {
            throw new StoreFailure("its seal is damaged, or of a later version of the gateway");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, key(false), nonce, place)
                            .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new StoreFailure("it was sealed with another key than that of " + origin(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private String origin() {
        return given == null ? file.toString() : "[gateway] secretKey";
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKeySpec key(boolean make) throws StoreFailure {
        SecretKeySpec known = key;
        if (known == null) {
            byte[] bytes = given;
            if (bytes == null) {
                bytes = make ? file.readOrMake(random) : file.read();
            }
            known = new SecretKeySpec(bytes, "AES");
            key = known;
        }
        return known;
    }
}
