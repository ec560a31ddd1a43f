package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Dice;

/// Makes ids of calls, in one style a conversation.
final class CallIdMaker {
    private static final String ALPHANUMERIC = "abcdefghijkmnpqrstuvwxyzABCDEFGH123456789";

    /// What some providers take for the same.
    private static final String LIKE_EACH_OTHER = ":_.- ü";

    private final Dice dice;
    private final int style;
    private int count;

    CallIdMaker(Dice dice) {
        this.dice = dice;
        this.style = dice.below(8);
    }

    String next() {
        int number = count++;
        return switch (style) {
            case 0, 1 -> "call_" + dice.of(ALPHANUMERIC, 24);
            case 2 -> "toolu_01" + dice.of(ALPHANUMERIC, 22);
            case 3 -> dice.of(ALPHANUMERIC, 9);
            case 4 -> "call_gm_" + dice.of(ALPHANUMERIC, 12) + "_" + number;
            case 5 -> "functions." + dice.of(ALPHANUMERIC, 3) + ":" + number;
            case 6 ->
                    "call" + LIKE_EACH_OTHER.charAt(number % LIKE_EACH_OTHER.length()) + number / 6;
            // as clients that count calls within a turn
            default -> "call_" + number % 4;
        };
    }
}
