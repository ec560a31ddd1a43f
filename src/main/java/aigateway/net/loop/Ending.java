package aigateway.net.loop;

import aigateway.net.Deadline;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Consumer;

/// How a connection ends after its last answer. One that is closed while input is unread is reset,
/// and the caller may lose the answer: so our side ends first, and what still comes is thrown away
/// for a while.
public final class Ending {
    private static final int MAX_DROPPED_BYTES = 32 * 1024 * 1024;
    private static final int LINGER_MILLIS = 2000;

    private final Channel channel;
    private final Deadline limit;
    private boolean begun;
    private long dropped;

    /// @param limit closes the connection when it expires
    public Ending(Channel channel, Deadline limit) {
        this.channel = channel;
        this.limit = limit;
    }

    /// Counts input that is thrown away; true if it is too much.
    public boolean isTooMuch(int bytes) {
        dropped += bytes;
        return dropped > MAX_DROPPED_BYTES;
    }

    /// Sends what is there and ends the connection.
    ///
    /// @param finish sends all and calls back when it has left
    public void begin(Consumer<Runnable> finish, boolean mayComeMore) {
        if (!begun) {
            begun = true;
            finish.accept(mayComeMore ? this::linger : channel::close);
        }
    }

    private void linger() {
        if (!channel.isActive()) {
            return;
        }
        limit.set(LINGER_MILLIS);
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutdownOutput();
        } else {
            tls.closeOutbound().addListener(done -> shutdownOutput());
        }
    }

    private void shutdownOutput() {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }

    /// Cuts the connection so that the other side sees an error, not an end.
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
