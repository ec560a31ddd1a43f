package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Spelling;
import java.util.ArrayList;
import java.util.List;

/// How a format's text is written. For one answer.
record Writing(Dice dice) {
    /// A text in quotes.
    String quoted(String text) {
        return new Spelling(dice, false).of(text);
    }

    /// A text in pieces of any length, none in the middle of a character.
    List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        int most = dice.pick(1, 4, 40, 4_000) + text.length() / 100;
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + dice.between(1, most));
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                end++;
            }
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    /// Events as server-sent ones, and what some servers put between them.
    String events(List<String> events, String last) {
        String line = dice.pick("\n", "\n", "\r\n");
        StringBuilder all = new StringBuilder();
        for (String event : events) {
            if (dice.chance(3)) {
                all.append(": keep-alive").append(line).append(line);
            }
            all.append("data: ").append(event).append(line).append(line);
        }
        return all.append(last.isEmpty() ? "" : "data: " + last + line + line).toString();
    }
}
