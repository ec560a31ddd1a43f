package aigateway.guard.personal;

import aigateway.guard.text.Draft;

/// Finds one kind of data. Stateless, for any thread.
public interface Finder {
    /// Nothing begins here.
    int NONE = 0;

    /// It takes more text to tell.
    int WAIT = -1;

    /// False if nothing can begin with a character.
    boolean begins(char c);

    /// What begins at a position: its length, [#NONE] or [#WAIT]. The answer must not depend on how
    /// much of the text is there, but for [#WAIT].
    ///
    /// @param to the end of the text that is there
    /// @param last true if the text ends there
    int find(Draft text, int at, int to, boolean last);

    /// True if a character stands right before a position and is a letter or a digit.
    static boolean goesOnFrom(Draft text, int at) {
        return at > text.start() && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// True for 0 to 9.
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// True for ASCII letters and digits.
    static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }
}
