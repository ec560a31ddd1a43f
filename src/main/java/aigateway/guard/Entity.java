package aigateway.guard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A kind of personal data, or of what is as private. Earlier ones are looked for first.
public enum Entity {
    /// Keys and tokens of well-known services, JSON web tokens, private keys.
    SECRET,
    /// E-mail addresses.
    EMAIL,
    /// International bank account numbers whose check digits are right.
    IBAN,
    /// Payment card numbers whose check digit is right.
    CARD,
    /// IPv4 and IPv6 addresses.
    IP,
    /// Telephone numbers.
    PHONE;

    /// All words, for messages.
    public static final String WORDS = "secret, email, iban, card, ip, phone";

    /// The word in files and in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The entity that a word means, or null.
    public static @Nullable Entity of(String word) {
        for (Entity each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }
}
