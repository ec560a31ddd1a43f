package aigateway.logs;

import aigateway.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes the gateway's own secrets out of texts. Immutable.
public final class Secrets {
    private static final int LEAST_LENGTH = 8;
    private static final int LONG = 12;
    private static final String MASK = "****";

    /// @param text what is looked for
    private record Known(String text, String mask) {}

    private final List<Known> known = new ArrayList<>();

    /// Those to look for; very short ones are no secrets.
    public Secrets(List<String> secrets) {
        for (String secret : secrets) {
            add(secret);
            // As `Bearer …`: it may turn up without its scheme.
            int space = secret.lastIndexOf(' ');
            if (space >= 0) {
                add(secret.substring(space + 1));
            }
        }
        // The longest first: one may be a part of another.
        known.sort(Comparator.comparingInt((Known one) -> one.text.length()).reversed());
    }

    private void add(String secret) {
        if (secret.length() >= LEAST_LENGTH) {
            String end = secret.length() < LONG ? "" : secret.substring(secret.length() - 4);
            String json = new JsonWriter().string(secret).bytes().utf8();
            known.add(new Known(secret, MASK + end));
            known.add(new Known(json.substring(1, json.length() - 1), MASK));
            known.add(new Known(secret.replace("/", "\\/"), MASK));
        }
    }

    /// The text with each secret, plain or as it stands in JSON, masked to its last four
    /// characters.
    public String mask(String text) {
        String masked = text;
        for (Known one : known) {
            masked = masked.replace(one.text, one.mask);
        }
        return masked;
    }
}
