package aigateway.net.server;

import aigateway.net.http1.DateField;
import aigateway.net.http1.HeadWriter;
import aigateway.net.loop.NettyLoop;

/// What the connections of one listener on one loop share.
final class ServerLoop {
    final Listening listening;
    final NettyLoop loop;
    final HeadWriter writer = new HeadWriter();
    final DateField date = new DateField();

    ServerLoop(Listening listening, NettyLoop loop) {
        this.listening = listening;
        this.loop = loop;
    }
}
