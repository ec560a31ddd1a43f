package aigateway.live;

import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.kinds.WithHeaders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is said at the end of a line: providers' own words, made fit for a terminal, without the
/// credentials that some repeat.
final class Remark {
    private static final int MOST_CHARS = 200;
    private static final int SHORTEST_SECRET = 8;

    private Remark() {}

    static String of(Provider provider, List<Outcome> outcomes) {
        Set<String> different = new LinkedHashSet<>();
        for (Outcome outcome : outcomes) {
            different.add(shortened(plain(masked(outcome.remark(), provider))));
        }
        different.remove("");
        return String.join("; ", different);
    }

    private static String masked(String text, Provider provider) {
        List<Secret> secrets = new ArrayList<>(provider.keys());
        if (provider.kind() instanceof WithHeaders with) {
            secrets.addAll(with.extra().values());
        }
        String safe = text;
        for (Secret secret : secrets) {
            if (secret.reveal().length() >= SHORTEST_SECRET) {
                safe = safe.replace(secret.reveal(), secret.masked());
            }
        }
        return safe;
    }

    /// One line without control characters, which could play with a terminal.
    private static String plain(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean gap = Character.isWhitespace(c) || Character.isISOControl(c);
            boolean after = !line.isEmpty() && line.charAt(line.length() - 1) != ' ';
            if (!gap) {
                line.append(c);
            } else if (after) {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static String shortened(String line) {
        if (line.length() <= MOST_CHARS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_CHARS - 1)) ? 1 : 0;
        return line.substring(0, MOST_CHARS - end) + "…";
    }
}
