package aigateway.guard.personal;

import aigateway.guard.text.Draft;
import java.util.List;

/// Keys and tokens of well-known services, by what they begin with; JSON web tokens; private keys
/// in
/// PEM form.
public final class SecretKey implements Finder {
    private static final int LONGEST = 2_048;
    private static final int LONGEST_PEM = 8_192;
    private static final String PEM = "-----BEGIN ";
    private static final String PEM_END = "-----END ";
    private static final String RULE = "-----";

    /// What keys begin with, and how many characters must follow.
    private record Prefix(String begin, int least) {}

    private static final List<Prefix> PREFIXES =
            List.of(
                    new Prefix("sk-", 20),
                    new Prefix("sk_live_", 16),
                    new Prefix("sk_test_", 16),
                    new Prefix("rk_live_", 16),
                    new Prefix("pk_live_", 16),
                    new Prefix("ghp_", 30),
                    new Prefix("gho_", 30),
                    new Prefix("ghs_", 30),
                    new Prefix("ghu_", 30),
                    new Prefix("github_pat_", 30),
                    new Prefix("glpat-", 18),
                    new Prefix("AKIA", 16),
                    new Prefix("ASIA", 16),
                    new Prefix("AIza", 35),
                    new Prefix("ya29.", 20),
                    new Prefix("xoxb-", 20),
                    new Prefix("xoxp-", 20),
                    new Prefix("xapp-", 20),
                    new Prefix("hf_", 30),
                    new Prefix("gsk_", 30),
                    new Prefix("xai-", 30),
                    new Prefix("npm_", 30),
                    new Prefix("pypi-", 30),
                    new Prefix("SG.", 30),
                    new Prefix("dop_v1_", 30),
                    new Prefix("eyJ", 30));

    /// A text with all that looks like a key masked.
    public static String masked(String text) {
        Finder finder = new SecretKey();
        Draft draft = new Draft(false);
        draft.append(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int length =
                    finder.begins(text.charAt(at))
                            ? finder.find(draft, at, text.length(), true)
                            : 0;
            if (length > 0) {
                masked.append(text, from, at).append("****");
                from = at + length;
                at = from - 1;
            }
        }
        return from == 0 ? text : masked.append(text, from, text.length()).toString();
    }

    @Override
    public boolean begins(char c) {
        return "-sgrphAaxySdne".indexOf(c) >= 0 || c == 'G';
    }

    @Override
    public int find(Draft text, int at, int to, boolean last) {
        if (Finder.goesOnFrom(text, at)) {
            return NONE;
        }
        if (text.charAt(at) == '-') {
            return pem(text, at, to, last);
        }
        for (Prefix prefix : PREFIXES) {
            int same = common(text, at, to, prefix.begin);
            if (same == prefix.begin.length()) {
                int found = key(text, at, same, to, prefix, last);
                if (found != NONE) {
                    return found;
                }
            } else if (at + same == to && !last) {
                return WAIT;
            }
        }
        return NONE;
    }

    private static int common(Draft text, int at, int to, String begin) {
        int same = 0;
        while (same < begin.length()
                && at + same < to
                && text.charAt(at + same) == begin.charAt(same)) {
            same++;
        }
        return same;
    }

    private static int key(Draft text, int at, int same, int to, Prefix prefix, boolean last) {
        boolean token = prefix.begin.equals("eyJ") || prefix.begin.equals("SG.");
        int end = at + same;
        int dots = 0;
        for (; end < to && end - at <= LONGEST; end++) {
            char c = text.charAt(end);
            if (token && c == '.') {
                dots++;
            } else if (!Finder.isWordCharacter(c) && c != '-' && c != '_') {
                break;
            }
        }
        if (end == to && end - at <= LONGEST && !last) {
            return WAIT;
        }
        while (end > at && text.charAt(end - 1) == '.') {
            end--;
            dots--;
        }
        boolean parts = !prefix.begin.equals("eyJ") || dots == 2;
        return parts && end - at - same >= prefix.least ? end - at : NONE;
    }

    private static int pem(Draft text, int at, int to, boolean last) {
        int same = common(text, at, to, PEM);
        if (same < PEM.length()) {
            return at + same == to && !last ? WAIT : NONE;
        }
        int most = Math.min(to, at + LONGEST_PEM);
        String block = text.text(at, most);
        int head = block.indexOf(RULE, PEM.length());
        if (head < 0 ? block.length() > 80 : !block.substring(0, head).endsWith("PRIVATE KEY")) {
            return NONE;
        }
        int foot = block.indexOf(PEM_END, PEM.length());
        int end = foot < 0 ? -1 : block.indexOf(RULE, foot + PEM_END.length());
        if (end >= 0) {
            return end + RULE.length();
        }
        if (most == to && !last && to < at + LONGEST_PEM) {
            return WAIT;
        }
        return head < 0 ? NONE : block.length();
    }
}
