package aigateway.net.loop;

import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// How sockets are watched.
///
/// @param server makes listening sockets
/// @param client makes sockets that connect
public record Transport(
        IoHandlerFactory io,
        ChannelFactory<? extends ServerChannel> server,
        ChannelFactory<? extends SocketChannel> client) {

    /// Linux's epoll where it is available and wanted, else what the JDK has.
    static Transport choose(boolean epoll) {
        if (epoll && Epoll.isAvailable()) {
            return new Transport(
                    EpollIoHandler.newFactory(),
                    EpollServerSocketChannel::new,
                    EpollSocketChannel::new);
        }
        return new Transport(
                NioIoHandler.newFactory(), NioServerSocketChannel::new, NioSocketChannel::new);
    }
}
