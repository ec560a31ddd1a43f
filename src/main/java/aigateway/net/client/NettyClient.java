package aigateway.net.client;

import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.NetFailure.Kind;
import aigateway.net.Origin;
import aigateway.net.http1.HeadWriter;
import aigateway.net.loop.NettyLoop;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The client of one loop.
final class NettyClient implements HttpClient {
    private static final int SWEEP_MILLIS = 2000;

    final NettyLoop loop;
    final ClientSettings settings;
    final Names names;
    final HeadWriter writer = new HeadWriter();
    final Trust trust;

    /// For connections that must not speak HTTP/2.
    final Trust trustForHttp1;

    /// Takes how long connections take to make, or null.
    final @Nullable ConnectTimes times;

    private final Map<Origin, OriginPool> pools = new HashMap<>();
    private final Deadline sweep;
    private boolean sweeping;

    NettyClient(
            NettyLoop loop,
            ClientSettings settings,
            Names names,
            Trust trust,
            Trust trustForHttp1,
            @Nullable ConnectTimes times) {
        this.times = times;
        this.trust = trust;
        this.trustForHttp1 = trustForHttp1;
        this.loop = loop;
        this.settings = settings;
        this.names = names;
        sweep = loop.deadline(this::sweep);
    }

    @Override
    public ClientExchange send(ClientRequest request, ClientHandler handler) {
        ClientCall call = new ClientCall(this, request, handler, null);
        begin(call);
        return call;
    }

    @Override
    public ClientStream open(ClientRequest head, long length, ClientHandler handler) {
        Upload upload = new Upload(this, head, length, handler);
        begin(upload.call);
        return upload;
    }

    private void begin(ClientCall call) {
        if (isTarget(call.request().path())) {
            dispatch(call);
        } else {
            loop.execute(() -> call.fail(Kind.PROTOCOL, "the path holds what no path may hold"));
        }
    }

    /// Gives a call to a connection that can take it now, or will soon.
    void dispatch(ClientCall call) {
        OriginPool pool = pool(call.request().origin());
        if (call.isSwitching()) {
            connect(pool, call);
            return;
        }
        H1Connection idle = call.mayUseKept() ? pool.takeIdle() : null;
        if (idle != null) {
            idle.send(call, true);
            return;
        }
        H2Connection shared = pool.sharedWithRoom();
        if (shared != null) {
            shared.open(call);
            return;
        }
        Connecting underWay = pool.joinable();
        if (underWay != null) {
            underWay.join(call);
        } else {
            connect(pool, call);
        }
    }

    /// Tries a call again whose kept connection failed: not over another kept one.
    void again(ClientCall call) {
        OriginPool pool = pool(call.request().origin());
        H2Connection shared = call.isSwitching() ? null : pool.sharedWithRoom();
        if (shared != null) {
            shared.open(call);
        } else {
            connect(pool, call);
        }
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
    void connect(OriginPool pool, ClientCall call) {
        Connecting connecting = new Connecting(this, pool, call);
        if (!call.isSwitching()) {
            pool.connecting(connecting);
        }
        loop.execute(connecting::start);
    }

    /// Keeps a connection for reuse; false if it is to be closed.
    ///
    /// @param few whether only a few like it are worth keeping
    boolean keep(OriginPool pool, H1Connection connection, boolean few) {
        if (!pool.keep(connection, few)) {
            return false;
        }
        sweepLater();
        return true;
    }

    /// Makes sure that idle connections are closed some day.
    void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            sweep.set(SWEEP_MILLIS);
        }
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
