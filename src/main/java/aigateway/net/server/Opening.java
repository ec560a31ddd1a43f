package aigateway.net.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Looks at a clear-text connection's first bytes: HTTP/2's preface makes it speak HTTP/2, anything
/// else is HTTP/1.1. Goes away after that.
final class Opening extends ChannelInboundHandlerAdapter {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

    private final ServerLoop shared;
    private final ServerConnection http1;
    private byte[] first = {};

    Opening(ServerLoop shared, ServerConnection http1) {
        this.shared = shared;
        this.http1 = http1;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (first.length == 0 && in.getByte(in.readerIndex()) != PREFACE[0]) {
            ctx.pipeline().remove(this);
            ctx.fireChannelRead(in);
            return;
        }
        byte[] all = new byte[first.length + in.readableBytes()];
        System.arraycopy(first, 0, all, 0, first.length);
        in.readBytes(all, first.length, all.length - first.length);
        in.release();
        first = all;
        int known = Math.min(all.length, PREFACE.length);
        int same = 0;
        while (same < known && all[same] == PREFACE[same]) {
            same++;
        }
        if (same < known) {
            ctx.pipeline().remove(this);
            ctx.fireChannelRead(copy(ctx.channel(), all));
        } else if (known == PREFACE.length) {
            toHttp2(ctx, all);
        }
    }

    private void toHttp2(ChannelHandlerContext ctx, byte[] all) {
        Channel channel = ctx.channel();
        http1.handOver();
        channel.pipeline().remove(http1);
        channel.pipeline().replace(this, null, new Copying());
        H2Server.install(shared, channel);
        channel.pipeline().fireChannelRead(copy(channel, all));
    }

    private static ByteBuf copy(Channel channel, byte[] all) {
        return channel.alloc().directBuffer(all.length).writeBytes(all);
    }

    /// The codec of HTTP/2 keeps what it reads, but the loop's read buffer is everybody's.
    private static final class Copying extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            ByteBuf own = ctx.alloc().directBuffer(in.readableBytes()).writeBytes(in);
            in.release();
            ctx.fireChannelRead(own);
        }
    }
}
