package aigateway.settings;

/// What became of a change.
public sealed interface Outcome {
    /// It is kept and in force.
    record Applied(State state) implements Outcome {}

    /// The value is not good; nothing has changed.
    ///
    /// @param field see [BadValue#field()]
    record Invalid(String field, String message) implements Outcome {}

    /// Somebody else was faster; nothing has changed.
    record Conflict(State current) implements Outcome {}

    /// There is no such setting, or no such version of it.
    record Unknown(String message) implements Outcome {}

    /// It could not be kept on disk; nothing has changed.
    record NotKept(String message) implements Outcome {}
}
