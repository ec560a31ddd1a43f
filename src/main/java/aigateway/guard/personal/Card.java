package aigateway.guard.personal;

import aigateway.guard.text.Draft;

/// Payment card numbers: 13 to 19 digits, with spaces or hyphens between, and the right check digit
/// (Luhn's).
public final class Card implements Finder {
    private static final int LEAST = 13;
    private static final int MOST = 19;

    @Override
    public boolean begins(char c) {
        return c >= '2' && c <= '6';
    }

    @Override
    public int find(Draft text, int at, int to, boolean last) {
        if (Finder.goesOnFrom(text, at)) {
            return NONE;
        }
        int digits = 0;
        int end = at;
        int number = at;
        for (; end < to && digits <= MOST; end++) {
            char c = text.charAt(end);
            if (Finder.isDigit(c)) {
                digits++;
                number = end + 1;
            } else if ((c != ' ' && c != '-') || number < end) {
                break; // only one character may stand between digits
            }
        }
        if (end == to && digits <= MOST && !last) {
            return WAIT;
        }
        boolean letters = number < to && Character.isLetter(text.charAt(number));
        boolean right = digits >= LEAST && digits <= MOST && !letters;
        return right && checks(text, at, number) ? number - at : NONE;
    }

    private static boolean checks(Draft text, int from, int to) {
        int sum = 0;
        boolean twice = false;
        for (int i = to - 1; i >= from; i--) {
            char c = text.charAt(i);
            if (Finder.isDigit(c)) {
                int digit = (c - '0') * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
