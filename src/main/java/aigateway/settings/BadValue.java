package aigateway.settings;

/// A value that the admin API was given is not good.
public final class BadValue extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;

    /// @param field the field at fault, as `bannedPhrases.2`; empty for the whole value
    /// @param message what is wrong and what would be right, for a person
    public BadValue(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /// The field at fault; empty for the whole value.
    public String field() {
        return field;
    }

    /// What is wrong.
    public String text() {
        return String.valueOf(getMessage());
    }
}
