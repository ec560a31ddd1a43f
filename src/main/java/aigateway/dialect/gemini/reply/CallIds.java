package aigateway.dialect.gemini.reply;

import java.util.concurrent.ThreadLocalRandom;

/// Makes ids for the tool calls of one reply, for models that give none: from the reply's own id,
/// which is unique, and the call's number. At most 40 characters, which is what OpenAI takes.
final class CallIds {
    /// What the made ids begin with; requests know them by it.
    static final String PREFIX = "call_gm_";

    private static final int LONGEST_REPLY = 26;

    private String reply = "";
    private int calls;

    /// The reply's id, as soon as it is known.
    void reply(String id) {
        if (reply.isEmpty()) {
            StringBuilder plain = new StringBuilder(LONGEST_REPLY);
            for (int i = Math.max(0, id.length() - LONGEST_REPLY); i < id.length(); i++) {
                char c = id.charAt(i);
                boolean fine = c < 0x7f && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
                plain.append(fine ? c : '_');
            }
            reply = plain.toString();
        }
    }

    String next() {
        if (reply.isEmpty()) {
            reply = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        }
        return PREFIX + reply + "_" + calls++;
    }
}
