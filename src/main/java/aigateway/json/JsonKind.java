package aigateway.json;

/// What a JSON value is.
public enum JsonKind {
    /// `{…}`
    OBJECT,
    /// `[…]`
    ARRAY,
    /// `"…"`
    STRING,
    /// A number, in any of JSON's forms.
    NUMBER,
    /// `true`
    TRUE,
    /// `false`
    FALSE,
    /// `null`
    NULL;

    private static final JsonKind[] ALL = values();

    static JsonKind of(int ordinal) {
        return ALL[ordinal];
    }

    /// The name that a caller reads in an error: `an object`, `a string`.
    public String spoken() {
        return switch (this) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "a boolean";
            case NULL -> "null";
        };
    }
}
