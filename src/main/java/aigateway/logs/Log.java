package aigateway.logs;

import aigateway.model.Bytes;
import java.util.function.Consumer;

/// Where log lines are made. Thread-safe; cheap enough for event loops.
public final class Log {
    private final Consumer<Bytes> output;
    private final Timestamps timestamps = new Timestamps();
    private volatile boolean verbose;

    /// A log whose lines, each ended by a line feed, go to `output`, which must not block.
    public Log(Consumer<Bytes> output) {
        this.output = output;
    }

    /// Switches [Level#DEBUG] lines on or off.
    public void verbose(boolean on) {
        verbose = on;
    }

    /// True if [Level#DEBUG] lines are written.
    public boolean verbose() {
        return verbose;
    }

    /// Begins a line of level INFO.
    public LogLine info(String component, String message) {
        return line(Level.INFO, component, message);
    }

    /// Begins a line of level WARN.
    public LogLine warn(String component, String message) {
        return line(Level.WARN, component, message);
    }

    /// Begins a line of level ERROR.
    public LogLine error(String component, String message) {
        return line(Level.ERROR, component, message);
    }

    /// Begins a line; it is lost unless [LogLine#write()] is called.
    public LogLine line(Level level, String component, String message) {
        return new LogLine(this, timestamps.now(), level, component, message);
    }

    void write(Bytes line) {
        output.accept(line);
    }
}
