package aigateway.net.loop;

import aigateway.net.Loop;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// All event loops of the process. Thread-safe.
public final class EventLoops implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group;
    private final ClientFactory clients;
    private final Transport transport;
    private final List<NettyLoop> loops;

    /// So many loops, with epoll if it is available, each with a client of its own.
    public EventLoops(int count, ClientFactory clients) {
        this(count, true, clients);
    }

    /// So many loops; `epoll` false takes the JDK's selectors.
    public EventLoops(int count, boolean epoll, ClientFactory clients) {
        this.clients = clients;
        transport = Transport.choose(epoll);
        group =
                new MultiThreadIoEventLoopGroup(
                        count, new DefaultThreadFactory("loop"), transport.io());
        List<NettyLoop> made = new ArrayList<>();
        for (EventExecutor executor : group) {
            NettyLoop loop = new NettyLoop((EventLoop) executor, transport);
            loop.client(clients.create(loop));
            made.add(loop);
        }
        loops = List.copyOf(made);
    }

    /// The loops, in a fixed order.
    public List<NettyLoop> all() {
        return loops;
    }

    /// Any loop, for work that belongs to no connection.
    public Loop any() {
        return of(group.next());
    }

    /// Our view of one of Netty's loops in [#group].
    public NettyLoop of(EventExecutor executor) {
        for (NettyLoop loop : loops) {
            if (loop.eventLoop().equals(executor)) {
                return loop;
            }
        }
        throw new IllegalArgumentException("not one of these loops");
    }

    /// The loop that this runs on.
    public NettyLoop current() {
        for (NettyLoop loop : loops) {
            if (loop.inLoop()) {
                return loop;
            }
        }
        throw new IllegalStateException("on none of these loops");
    }

    /// The loops as Netty sees them, for servers that bring their own protocol.
    public EventLoopGroup group() {
        return group;
    }

    /// Which kind of sockets the loops watch.
    public Transport transport() {
        return transport;
    }

    /// Ends all loops and waits for it, a few seconds at most. Connections that are open are cut.
    @Override
    public void close() {
        group.shutdownGracefully(0, 3, TimeUnit.SECONDS).awaitUninterruptibly(5000);
        if (group.isTerminated()) {
            loops.forEach(loop -> loop.receiveBuffer().release());
        }
        clients.close();
    }
}
