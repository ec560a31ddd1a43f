package aigateway.net.client;

import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.NetFailure.Kind;
import aigateway.net.Origin;
import aigateway.net.http1.HeadWriter;
import aigateway.net.loop.NettyLoop;
import java.util.HashMap;
import java.util.Map;

/// The client of one loop.
final class NettyClient implements HttpClient {
    private static final int SWEEP_MILLIS = 2000;

    final NettyLoop loop;
    final ClientSettings settings;
    final Names names;
    final HeadWriter writer = new HeadWriter();
    private final Map<Origin, OriginPool> pools = new HashMap<>();
    private final Deadline sweep;
    private boolean sweeping;

    NettyClient(NettyLoop loop, ClientSettings settings, Names names) {
        this.loop = loop;
        this.settings = settings;
        this.names = names;
        sweep = loop.deadline(this::sweep);
    }

    @Override
    public ClientExchange send(ClientRequest request, ClientHandler handler) {
        H1Call call = new H1Call(this, request, handler);
        if (!isTarget(request.path())) {
            loop.execute(() -> call.fail(Kind.PROTOCOL, "the path holds what no path may hold"));
            return call;
        }
        OriginPool pool = pool(request.origin());
        H1Connection idle = pool.take();
        if (idle != null) {
            idle.send(call, true);
        } else {
            connect(call);
        }
        return call;
    }

    private static boolean isTarget(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return path.startsWith("/");
    }

    /// Sends a call over a connection that is made for it.
    void connect(H1Call call) {
        Connecting connecting = new Connecting(this, pool(call.request().origin()), call);
        loop.execute(connecting::start);
    }

    /// Keeps a connection for reuse; false if it is to be closed.
    boolean keep(OriginPool pool, H1Connection connection) {
        if (!pool.keep(connection)) {
            return false;
        }
        if (!sweeping) {
            sweeping = true;
            sweep.set(SWEEP_MILLIS);
        }
        return true;
    }

    private void sweep() {
        long now = loop.nowMillis();
        sweeping = false;
        for (OriginPool pool : pools.values()) {
            sweeping |= pool.sweep(now);
        }
        if (sweeping) {
            sweep.set(SWEEP_MILLIS);
        }
    }

    private OriginPool pool(Origin origin) {
        OriginPool pool = pools.get(origin);
        if (pool == null) {
            pool = new OriginPool(origin, settings);
            pools.put(origin, pool);
        }
        return pool;
    }
}
