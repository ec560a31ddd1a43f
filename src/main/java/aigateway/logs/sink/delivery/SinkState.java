package aigateway.logs.sink.delivery;

/// How it stands with a sink.
public enum SinkState {
    /// It is switched off.
    OFF,
    /// It is switched on, but something that it needs is missing or wrong.
    INCOMPLETE,
    /// Nothing was sent yet.
    STARTING,
    /// It takes lines.
    UP,
    /// It cannot be reached, or asks to be left alone.
    DOWN,
    /// It answers, and does not want our lines: a wrong key, a wrong path.
    REFUSED
}
