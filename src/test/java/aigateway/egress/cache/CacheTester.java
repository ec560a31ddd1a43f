package aigateway.egress.cache;

import aigateway.model.Bytes;
import aigateway.net.BufferBudget;
import aigateway.net.Headers;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A cache, a clock and a server's answers, for one test.
final class CacheTester {
    static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private final AtomicLong seconds = new AtomicLong(START);
    private final AtomicLong writes = new AtomicLong();
    private final BufferBudget budget = new BufferBudget(1 << 20);
    private final HttpCache cache =
            new HttpCache(() -> Instant.ofEpochSecond(seconds.get()), 1 << 20);

    /// Fields, one a line; `@n` in a value stands for the date n seconds from the test's start.
    static Headers fields(String lines) {
        Headers headers = new Headers();
        for (String line : lines.strip().split("\\s*\n\\s*|\\s*;;\\s*")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon).strip(), value(line.substring(colon + 1)));
            }
        }
        return headers;
    }

    private static String value(String text) {
        String bare = text.strip();
        return bare.startsWith("@")
                ? HttpDate.text(START + Long.parseLong(bare.substring(1)))
                : bare;
    }

    void pass(long more) {
        seconds.addAndGet(more);
    }

    CacheAccess access(String method, String fields) {
        return access(method, fields(fields));
    }

    CacheAccess access(String method, Headers headers) {
        boolean credentials = headers.get("authorization") != null;
        return new CacheAccess(
                cache, new CacheableRequest("key", method, headers, credentials), budget, writes);
    }

    Found look(String method, String fields) {
        return access(method, fields).look();
    }

    /// Asks, and has the server answer if the cache has nothing.
    ///
    /// @return true if the answer is kept
    boolean store(String request, int status, String answer) {
        CacheAccess access = access("GET", request);
        access.look();
        Recording recording = access.answered(status, fields(answer));
        if (recording != null) {
            recording.add(Bytes.utf8("bo"));
            recording.add(Bytes.utf8("dy"));
            recording.complete();
        }
        return recording != null;
    }

    /// What there is for a request; null if the server is to be asked.
    Found.@Nullable Usable get(String fields) {
        return look("GET", fields) instanceof Found.Usable usable ? usable : null;
    }

    long held() {
        return budget.used();
    }

    long size() {
        return cache.size();
    }
}
