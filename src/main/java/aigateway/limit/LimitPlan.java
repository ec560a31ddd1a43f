package aigateway.limit;

import aigateway.limit.count.Quota;

/// How many requests are let through in a window.
///
/// @param name shown to callers and administrators
/// @param requestsPerWindow most requests in one window
/// @param windowSeconds length of the window
/// @param window how windows lie in time
public record LimitPlan(String name, int requestsPerWindow, int windowSeconds, Window window) {
    static final int LONGEST_NAME = 100;

    /// A plan with fixed windows.
    public LimitPlan(String name, int requestsPerWindow, int windowSeconds) {
        this(name, requestsPerWindow, windowSeconds, Window.FIXED);
    }

    Quota quota() {
        return new Quota(requestsPerWindow, windowSeconds, window == Window.SLIDING);
    }

    /// What is wrong with a name, or an empty text. Names stand in header fields.
    static String complaint(String name) {
        boolean controls = name.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        return name.isBlank() || name.length() > LONGEST_NAME || controls
                ? "must be a text of at most " + LONGEST_NAME + " characters in one line"
                : "";
    }
}
