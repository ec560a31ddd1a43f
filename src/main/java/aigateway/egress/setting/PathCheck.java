package aigateway.egress.setting;

/// Finds paths that could lead out of a base path, however the server behind decodes them.
public final class PathCheck {
    private PathCheck() {}

    /// True if a segment is `..`, or a backslash stands there; percent-encoded ones too.
    public static boolean leaves(String path) {
        int dots = 0; // of the segment so far; -1 if there is something else in it
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' && i + 2 < path.length()) {
                int code = Character.digit(path.charAt(i + 1), 16) * 16;
                code += Character.digit(path.charAt(i + 2), 16);
                if (code == '.' || code == '/' || code == '\\') {
                    c = (char) code;
                    i += 2;
                }
            }
            if (c == '\\') {
                return true;
            }
            if (c == '/' || c == ';') {
                if (dots == 2) {
                    return true;
                }
                // what follows a semicolon is a parameter of the same segment
                dots = c == '/' ? 0 : -1;
            } else if (c == '.' && dots >= 0) {
                dots++;
            } else {
                dots = -1;
            }
        }
        return dots == 2;
    }
}
