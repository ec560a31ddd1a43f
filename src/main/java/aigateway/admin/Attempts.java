package aigateway.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Counts wrong tokens by address, so that nobody can try many. Thread-safe.
final class Attempts {
    static final int ALLOWED = 10;
    static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int MAX_ADDRESSES = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    /// @param nanos the clock, as [System#nanoTime()]
    Attempts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Seconds until the address may try again; 0 if it may now.
    synchronized int restSeconds(String address) {
        Window window = windows.get(address);
        if (window == null || window.wrong < ALLOWED) {
            return 0;
        }
        long left = WINDOW_NANOS - (nanos.getAsLong() - window.start);
        if (left <= 0) {
            windows.remove(address);
            return 0;
        }
        return (int) ((left + 999_999_999) / 1_000_000_000);
    }

    synchronized void wrong(String address) {
        long now = nanos.getAsLong();
        Window window = windows.get(address);
        if (window == null || now - window.start >= WINDOW_NANOS) {
            windows.remove(address);
            window = new Window(now);
            windows.put(address, window);
            forgetOldest();
        }
        window.wrong++;
    }

    private void forgetOldest() {
        if (windows.size() > MAX_ADDRESSES) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    private static final class Window {
        final long start;
        int wrong;

        Window(long start) {
            this.start = start;
        }
    }
}
