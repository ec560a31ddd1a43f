package aigateway.admin;

import aigateway.logs.Level;
import aigateway.logs.Log;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Turns the warnings of libraries, Helidon's and Netty's, into lines of our log; what else they
/// say is dropped. Without it they write text to the console.
public final class JdkLogging extends Handler {
    private final Log log;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private JdkLogging(Log log) {
        this.log = log;
    }

    /// From now on, for the whole process, libraries' warnings go to `log`.
    public static void route(Log log) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(java.util.logging.Level.WARNING);
        root.addHandler(new JdkLogging(log));
    }

    @Override
    public void publish(LogRecord entry) {
        boolean severe = entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue();
        Throwable thrown = entry.getThrown();
        log.line(severe ? Level.ERROR : Level.WARN, "library", formatter.formatMessage(entry))
                .with("logger", entry.getLoggerName())
                .with("error", thrown == null ? null : thrown.toString())
                .write();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
