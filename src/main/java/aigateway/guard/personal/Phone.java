package aigateway.guard.personal;

import aigateway.guard.text.Draft;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/// Telephone numbers: international ones (`+` or `00`) that exist in their country's plan, and
/// national ones as they are usually written, with separators and a leading `0` or an area code.
public final class Phone implements Finder {
    private static final int LONGEST = 30;
    private static final String BETWEEN = " -./()\u00a0";

    /// A finder that is ready: what is known of the countries is read now, which takes a moment.
    public Phone() {
        isNumber("+4930123456");
    }

    @Override
    public boolean begins(char c) {
        return c == '+' || c == '(' || Finder.isDigit(c);
    }

    @Override
    public int find(Draft text, int at, int to, boolean last) {
        if (at > text.start()) {
            char before = text.charAt(at - 1);
            if (Character.isLetterOrDigit(before) || "+-./".indexOf(before) >= 0) {
                return NONE;
            }
        }
        int end = at + 1;
        while (end < to && end - at <= LONGEST && isPart(text.charAt(end))) {
            end++;
        }
        if (end == to && end - at <= LONGEST && !last) {
            return WAIT;
        }
        if (end - at > LONGEST) {
            return NONE;
        }
        while (end > at && !Finder.isDigit(text.charAt(end - 1))) {
            end--;
        }
        if (end < to && Character.isLetterOrDigit(text.charAt(end))) {
            return NONE;
        }
        String number = text.text(at, Math.max(at, end));
        return isPhone(number) ? end - at : NONE;
    }

    private static boolean isPart(char c) {
        return Finder.isDigit(c) || BETWEEN.indexOf(c) >= 0;
    }

    private static boolean isPhone(String text) {
        StringBuilder shape = new StringBuilder();
        StringBuilder digits = new StringBuilder();
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\0';
            if (Finder.isDigit(c)) {
                digits.append(c);
                run++;
            } else if (run > 0) {
                shape.append(run).append(' ');
                run = 0;
            }
        }
        if (text.startsWith("+")) {
            return digits.length() >= 8 && isNumber("+" + digits);
        }
        if (text.startsWith("00")) {
            return digits.length() >= 10 && isNumber("+" + digits.substring(2));
        }
        if (text.startsWith("0") || text.startsWith("(0")) {
            return digits.length() >= 9 && digits.length() <= 12 && isGrouped(shape);
        }
        return shape.toString().equals("3 3 4 ") || shape.toString().equals("1 3 3 4 ");
    }

    private static boolean isGrouped(StringBuilder shape) {
        return shape.indexOf(" ") < shape.length() - 1;
    }

    private static boolean isNumber(String international) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isValidNumber(numbers.parse(international, null));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
