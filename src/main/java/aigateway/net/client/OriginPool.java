package aigateway.net.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import aigateway.net.Origin;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The idle connections of one loop to one origin; the last used is taken first.
final class OriginPool {
    final Origin origin;
    final byte[] hostField;
    private final ClientSettings settings;
    private final ArrayDeque<H1Connection> idle = new ArrayDeque<>();

    OriginPool(Origin origin, ClientSettings settings) {
        this.origin = origin;
        this.settings = settings;
        hostField = ("host: " + origin.authority() + "\r\n").getBytes(ISO_8859_1);
    }

    @Nullable H1Connection take() {
        H1Connection last = idle.pollLast();
        while (last != null && !last.isUsable()) {
            last = idle.pollLast();
        }
        return last;
    }

    /// Keeps a connection; false if there are enough.
    boolean keep(H1Connection connection) {
        return idle.size() < settings.maxIdleConnections() && idle.add(connection);
    }

    void remove(H1Connection connection) {
        idle.remove(connection);
    }

    /// Closes what was idle for too long; true if some are left.
    boolean sweep(long nowMillis) {
        for (H1Connection each : idle.toArray(new H1Connection[0])) {
            if (each.idleUntil() <= nowMillis) {
                idle.remove(each);
                each.close();
            }
        }
        return !idle.isEmpty();
    }
}
