package aigateway.logs;

import aigateway.model.Bytes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where log lines are made. Thread-safe; cheap enough for event loops.
public final class Log {
    private final Consumer<Bytes> output;
    private final Timestamps timestamps = new Timestamps();
    private volatile boolean verbose;
    private volatile @Nullable Consumer<Bytes> more;

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

    /// Hands all lines from now on to `taker`, too, which must not block; null for nobody.
    public void also(@Nullable Consumer<Bytes> taker) {
        more = taker;
    }

    /// A log with the same output whose lines nobody else gets: for those who take lines, so that
    /// they do not feed themselves.
    public Log aside() {
        return new Log(output);
    }

    void write(Bytes line) {
        output.accept(line);
        Consumer<Bytes> taker = more;
        if (taker != null) {
            taker.accept(line);
        }
    }
}
