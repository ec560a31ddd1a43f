package aigateway.net.loop;

import aigateway.model.Bytes;
import aigateway.net.Deadline;
import aigateway.net.Tunnel;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A channel whose bytes belong to a [Tunnel.Handler]: takes the place of the handler that spoke
/// the protocol before. What is written between two flushes leaves in one piece.
public final class ChannelTunnel extends ChannelInboundHandlerAdapter implements Tunnel, Flushable {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    /// How often it is looked whether what was written before the close still moves.
    private static final int LEAVE_MILLIS = 10_000;

    private final NettyLoop loop;
    private final Channel channel;
    private final Runnable onGone;
    private final Deadline limit;
    private final Ending ending;
    private final Gathered out = new Gathered();
    private @Nullable Handler handler;
    private boolean dirty;
    private boolean begun;
    private boolean paused;
    private boolean closing;
    private boolean gone;
    private long pendingBefore = -1;

    /// @param onGone called once, when the connection is gone
    public ChannelTunnel(NettyLoop loop, Channel channel, Runnable onGone) {
        this.loop = loop;
        this.channel = channel;
        this.onGone = onGone;
        limit = loop.deadline(this::expired);
        ending = new Ending(channel, limit);
    }

    /// Tells who takes what comes in; to be called once, before [#begin].
    public void handler(Handler taker) {
        handler = taker;
    }

    /// Takes the channel, which must be active, over from the handler that had it.
    ///
    /// @param early what came in already for the other protocol
    public void begin(ChannelInboundHandlerAdapter last, Bytes early) {
        begun = true;
        channel.pipeline().replace(last, null, this);
        Handler taker = handler;
        if (taker != null && !early.isEmpty() && !closing) {
            taker.data(early);
        }
        read();
    }

    /// Tells that the connection is gone; for the handler that had the channel before.
    public void gone() {
        if (gone) {
            return;
        }
        gone = true;
        limit.clear();
        out.clear();
        onGone.run();
        Handler taker = handler;
        if (taker != null) {
            taker.closed();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            int count = in.readableBytes();
            Handler taker = handler;
            if (closing || taker == null) {
                if (ending.isTooMuch(count)) {
                    channel.close();
                }
            } else if (count > 0) {
                byte[] bytes = new byte[count];
                in.readBytes(bytes);
                taker.data(Bytes.of(bytes));
            }
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        loop.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        Handler taker = handler;
        if (taker != null && !closing) {
            taker.writabilityChanged();
        }
        loop.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gone();
        loop.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a connection failed", cause);
        }
        channel.close();
    }

    @Override
    public void write(Bytes data) {
        if (closing || gone) {
            return;
        }
        if (out.add(data)) {
            handOver();
            channel.flush();
        } else if (!dirty) {
            dirty = true;
            loop.markDirty(this);
        }
    }

    @Override
    public void flushPending() {
        dirty = false;
        handOver();
        channel.flush();
    }

    private void handOver() {
        if (out.bytes() > 0) {
            ByteBuf all = channel.alloc().directBuffer(out.bytes());
            out.moveTo(all);
            channel.write(all, channel.voidPromise());
        }
    }

    @Override
    public void close() {
        if (closing || gone) {
            return;
        }
        closing = true;
        handOver();
        limit.set(LEAVE_MILLIS);
        read();
        ending.begin(this::finish, true);
    }

    private void finish(Runnable sent) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> sent.run());
    }

    private void expired() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        long pending = waiting == null ? 0 : waiting.totalPendingWriteBytes();
        if (pending == 0 || pending == pendingBefore) {
            channel.close();
        } else {
            pendingBefore = pending;
            limit.set(LEAVE_MILLIS);
        }
    }

    @Override
    public void pause() {
        paused = true;
        read();
    }

    @Override
    public void resume() {
        paused = false;
        read();
    }

    private void read() {
        if (begun && !gone) {
            channel.config().setAutoRead(closing || !paused);
        }
    }

    @Override
    public boolean writable() {
        return closing || gone || channel.isWritable();
    }
}
