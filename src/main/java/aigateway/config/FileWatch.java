package aigateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells when a small file's content has changed. Looks at the content itself each second: that
/// holds
/// for editors that replace the file, mounted volumes and links alike.
public final class FileWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1_000;

    private final Path file;
    private final Runnable changed;
    private final Thread thread;
    private byte @Nullable [] known;

    /// Calls `changed` on a thread of its own after each change, one call at a time.
    public FileWatch(Path file, Runnable changed) {
        this.file = file;
        this.changed = changed;
        known = read();
        thread = Thread.ofVirtual().name("config-watch").start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            byte[] now = read();
            // A file that is missing is between two versions of an editor; it comes back.
            if (now != null && !Arrays.equals(now, known)) {
                known = now;
                changed.run();
            }
        }
    }

    private byte @Nullable [] read() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return null;
        }
    }

    /// Looks no more.
    @Override
    public void close() {
        thread.interrupt();
    }
}
