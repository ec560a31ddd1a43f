package aigateway.server.grpc;

import aigateway.net.loop.EventLoops;
import aigateway.net.loop.NettyLoop;
import aigateway.net.server.Peers;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/// What all calls of one connection share.
///
/// @param peer the caller's address
record Connection(NettyLoop loop, String peer) {
    static final Attributes.Key<Connection> KEY = Attributes.Key.create("connection");

    private static final SocketAddress UNKNOWN = new InetSocketAddress(0);

    /// Notes each connection when it is there.
    static ServerTransportFilter notedWith(EventLoops loops) {
        return new ServerTransportFilter() {
            @Override
            public Attributes transportReady(Attributes attributes) {
                SocketAddress address = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
                String peer = Peers.text(address == null ? UNKNOWN : address);
                Connection connection = new Connection(loops.current(), peer);
                return attributes.toBuilder().set(KEY, connection).build();
            }
        };
    }
}
