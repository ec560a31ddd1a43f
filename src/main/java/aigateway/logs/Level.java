package aigateway.logs;

/// How important a log line is.
public enum Level {
    /// Details for a closer look; only with `verboseLogging`.
    DEBUG,
    /// What happens in normal operation.
    INFO,
    /// Something is wrong, and was coped with.
    WARN,
    /// Something is wrong and needs a person.
    ERROR
}
