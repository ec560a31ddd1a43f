package aigateway.net.client;

import aigateway.net.Deadline;
import aigateway.net.NetFailure.Kind;
import aigateway.net.tls.Alpn;
import aigateway.net.tls.ClientTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a connection: looks up the name, tries its addresses in turn, and goes through proxy and
/// TLS, all within one limit of time. Other calls may join to share what comes of it.
final class Connecting {
    private final NettyClient client;
    private final OriginPool pool;
    private final Dialer dialer;
    private final Deadline limit;
    private final long end;
    private final boolean switching;
    private final @Nullable ConnectTimes times;
    private final List<ClientCall> waiting = new ArrayList<>(2);
    private List<InetAddress> addresses = List.of();
    private int tried;
    private boolean over;
    private @Nullable Channel channel;
    private @Nullable ClientTls tls;
    private String problem = "";

    Connecting(NettyClient client, OriginPool pool, ClientCall call) {
        this.client = client;
        this.pool = pool;
        times = client.times;
        dialer = new Dialer(client, pool);
        switching = call.isSwitching();
        waiting.add(call);
        int millis = call.request().connectTimeoutMillis();
        end = client.loop.nowMillis() + millis;
        limit = client.loop.deadline(this::tooLate);
        limit.set(millis);
    }

    void join(ClientCall call) {
        waiting.add(call);
    }

    void start() {
        if (pool.origin.secure()) {
            Trust trust = switching ? client.trustForHttp1 : client.trust;
            trust.whenLoaded(client.loop, this::trusted);
        } else {
            resolve();
        }
    }

    private void trusted(@Nullable ClientTls loaded) {
        if (loaded == null) {
            fail(Kind.TLS, "the trusted certificates cannot be read");
        } else {
            tls = loaded;
            resolve();
        }
    }

    private void resolve() {
        if (times != null) {
            times.begin();
        }
        if (dialer.isOriginRefused()) {
            fail(Kind.CONNECT, "the address " + pool.origin.host() + " is not allowed");
        } else {
            client.names.resolve(dialer.host(), client.loop, this::resolved);
        }
    }

    private void resolved(List<InetAddress> found) {
        if (times != null) {
            times.found(pool.proxy == null && !Names.isAddress(dialer.host()));
        }
        List<InetAddress> allowed = new ArrayList<>(found);
        allowed.removeIf(address -> Reachable.isRefused(address, dialer.reach()));
        addresses = allowed;
        if (found.isEmpty()) {
            fail(Kind.CONNECT, "no address for " + dialer.host());
        } else if (allowed.isEmpty()) {
            fail(Kind.CONNECT, "the address of " + dialer.host() + " is not allowed");
        } else {
            next();
        }
    }

    private void next() {
        if (over) {
            return;
        }
        if (tried == addresses.size()) {
            fail(Kind.CONNECT, problem);
            return;
        }
        InetAddress address = addresses.get(tried++);
        long left = Math.max(end - client.loop.nowMillis(), 1);
        int share = (int) (left / (addresses.size() - tried + 1)) + 1;
        ChannelFuture future = dialer.dial(address, share, tls);
        channel = future.channel();
        future.addListener(done -> connected(future));
    }

    private void connected(ChannelFuture future) {
        if (!future.isSuccess()) {
            problem = "cannot connect to " + dialer;
            next();
        } else {
            if (times != null) {
                times.connected(pool.proxy == null);
            }
            tunnelled(future.channel());
        }
        client.loop.flush();
    }

    private void tunnelled(Channel open) {
        ProxyHandler proxy = open.pipeline().get(ProxyHandler.class);
        if (proxy == null) {
            secured(open);
            return;
        }
        proxy.connectFuture()
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                secured(open);
                            } else {
                                fail(Kind.CONNECT, "the proxy " + dialer + " makes no connection");
                            }
                            client.loop.flush();
                        });
    }

    private void secured(Channel open) {
        SslHandler handler = open.pipeline().get(SslHandler.class);
        if (handler == null) {
            ready(open, Alpn.HTTP_1_1);
            return;
        }
        handler.handshakeFuture()
                .addListener(
                        done -> {
                            Throwable cause = done.cause();
                            if (cause == null) {
                                ready(open, handler.applicationProtocol());
                            } else {
                                fail(Kind.TLS, "no TLS with " + dialer + why(cause));
                            }
                            client.loop.flush();
                        });
    }

    private static String why(Throwable cause) {
        Throwable deepest = cause;
        for (int i = 0; i < 10 && deepest.getCause() != null; i++) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? "" : ": " + deepest.getMessage();
    }

    private void ready(Channel open, @Nullable String protocol) {
        if (over) {
            open.close();
            return;
        }
        over();
        if (times != null) {
            times.ready(pool.origin.secure());
        }
        dialer.done(open);
        waiting.removeIf(ClientCall::isOver);
        if (Alpn.H2.equals(protocol)) {
            H2Connection connection = H2Connection.install(client, pool, open);
            for (ClientCall call : waiting) {
                connection.openOrDispatch(call);
            }
            return;
        }
        if (!switching) {
            pool.speaksHttp1();
        }
        H1Connection connection = new H1Connection(client, pool, open);
        open.pipeline().addLast(connection);
        if (waiting.isEmpty()) {
            connection.release();
            return;
        }
        connection.send(waiting.getFirst(), false);
        for (ClientCall call : waiting.subList(1, waiting.size())) {
            client.dispatch(call);
        }
    }

    private void over() {
        over = true;
        limit.clear();
        pool.connected(this);
    }

    private void tooLate() {
        fail(Kind.CONNECT_TIMEOUT, "no connection to " + dialer + " in time");
    }

    private void fail(Kind kind, String message) {
        if (over) {
            return;
        }
        over();
        if (channel != null) {
            channel.close();
        }
        for (ClientCall call : waiting) {
            call.fail(kind, message);
        }
    }
}
