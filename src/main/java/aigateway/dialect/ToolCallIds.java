package aigateway.dialect;

/// Makes ids of tool calls for providers that take only ids of their own form. The same text always
/// gives the same id, so a call and its result meet again; no memory is needed.
public final class ToolCallIds {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ToolCallIds() {}

    /// An id of just so many letters and digits: the given one if it is such, else one that is made
    /// from it.
    ///
    /// @param length at most 10
    public static String alphanumeric(String id, int length) {
        return isAlphanumeric(id, length) ? id : made(id, length);
    }

    private static boolean isAlphanumeric(String id, int length) {
        if (id.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (DIGITS.indexOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// An id of just so many letters and digits that is made from a text.
    ///
    /// @param length at most 10
    public static String made(String text, int length) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L; // short texts differ in all digits, too
        hash ^= hash >>> 29;
        StringBuilder id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(DIGITS.charAt((int) Long.remainderUnsigned(hash, DIGITS.length())));
            hash = Long.divideUnsigned(hash, DIGITS.length());
        }
        return id.toString();
    }
}
