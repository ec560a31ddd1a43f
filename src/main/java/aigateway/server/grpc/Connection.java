package aigateway.server.grpc;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.net.loop.EventLoops;
import aigateway.net.loop.NettyLoop;
import aigateway.net.server.Peers;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// What all calls of one connection share.
///
/// @param peer the caller's address
/// @param scratch what answers are parsed into, one after the other
record Connection(NettyLoop loop, String peer, JsonDocument scratch) {
    static final Attributes.Key<Connection> KEY = Attributes.Key.create("connection");

    /// Longest text that is parsed there: its room stays.
    private static final int SHORT = 8 << 10;

    private static final SocketAddress UNKNOWN = new InetSocketAddress(0);

    /// Notes each connection when it is there.
    static ServerTransportFilter notedWith(EventLoops loops) {
        return new ServerTransportFilter() {
            @Override
            public Attributes transportReady(Attributes attributes) {
                SocketAddress address = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
                String peer = Peers.text(address == null ? UNKNOWN : address);
                Connection connection = new Connection(loops.current(), peer, new JsonDocument());
                return attributes.toBuilder().set(KEY, connection).build();
            }
        };
    }

    /// Parses a text: null if it is no JSON. What was parsed before is void then.
    @Nullable JsonNode parsed(Bytes text) {
        if (text.length() > SHORT) {
            return Json.root(text);
        }
        return Json.parse(text, scratch) == null ? scratch.root() : null;
    }
}
