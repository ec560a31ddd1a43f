package aigateway.net.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import aigateway.net.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connections of one loop to one origin: idle ones of HTTP/1.1, of which the last used is
/// taken first, and shared ones of HTTP/2.
final class OriginPool {
    private static final int FEW = 8;

    final Origin origin;
    final @Nullable Proxy proxy;

    /// The `host` field, and one for the proxy.
    final byte[] ownFields;

    /// What stands before the path in a request's target.
    final String targetPrefix;

    private final ClientSettings settings;
    private final ArrayDeque<H1Connection> idle = new ArrayDeque<>();
    private final List<H2Connection> shared = new ArrayList<>(2);
    private @Nullable Connecting connecting;
    private boolean speaksHttp1;

    OriginPool(Origin origin, ClientSettings settings) {
        this.origin = origin;
        this.settings = settings;
        proxy = settings.proxies().to(origin);
        String fields = "host: " + origin.authority() + "\r\n";
        if (isForwarded()) {
            String authorization = proxy == null ? null : proxy.authorization();
            targetPrefix = "http://" + origin.authority();
            ownFields =
                    (authorization == null
                                    ? fields
                                    : fields + "proxy-authorization: " + authorization + "\r\n")
                            .getBytes(ISO_8859_1);
        } else {
            targetPrefix = "";
            ownFields = fields.getBytes(ISO_8859_1);
        }
    }

    /// True if a proxy is asked to send each request on, false if it opens a tunnel or there is
    /// none.
    boolean isForwarded() {
        return proxy != null && proxy.kind() == Proxy.Kind.HTTP && !origin.secure();
    }

    @Nullable H1Connection takeIdle() {
        H1Connection last = idle.pollLast();
        while (last != null && !last.isUsable()) {
            last = idle.pollLast();
        }
        return last;
    }

    /// A connection of HTTP/2 that can take one more call, or null.
    @Nullable H2Connection sharedWithRoom() {
        for (int i = 0; i < shared.size(); i++) {
            if (shared.get(i).hasRoom()) {
                return shared.get(i);
            }
        }
        return null;
    }

    /// A connection in the making that may turn out to carry many calls, or null.
    @Nullable Connecting joinable() {
        return origin.secure() && !speaksHttp1 ? connecting : null;
    }

    void connecting(Connecting begun) {
        if (connecting == null) {
            connecting = begun;
        }
    }

    void connected(Connecting ended) {
        if (connecting == ended) {
            connecting = null;
        }
    }

    void speaksHttp1() {
        speaksHttp1 = true;
    }

    void add(H2Connection connection) {
        speaksHttp1 = false;
        shared.add(connection);
    }

    void remove(H2Connection connection) {
        shared.remove(connection);
    }

    /// Keeps a connection; false if there are enough.
    ///
    /// @param few whether only a few like it are worth keeping
    boolean keep(H1Connection connection, boolean few) {
        int most = settings.maxIdleConnections();
        return idle.size() < (few ? Math.min(FEW, most) : most) && idle.add(connection);
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
        for (H2Connection each : List.copyOf(shared)) {
            if (each.idleUntil() <= nowMillis) {
                each.leave();
            }
        }
        return !idle.isEmpty() || !shared.isEmpty();
    }
}
