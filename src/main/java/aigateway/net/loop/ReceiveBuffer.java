package aigateway.net.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/// One read buffer for all sockets of a loop: whoever reads from it is done with it before the next
/// read, so a connection costs no read buffer at all, and a large body comes in a few large reads.
public final class ReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int BYTES = 64 * 1024;
    private final ByteBuf shared;

    ReceiveBuffer() {
        super(16);
        // Without leak detection, which would notice each use of it.
        shared = new UnpooledByteBufAllocator(true, true).directBuffer(BYTES, BYTES);
    }

    void release() {
        shared.release();
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new SharedHandle();
    }

    private final class SharedHandle extends MaxMessageHandle {
        @Override
        public int guess() {
            return BYTES;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            if (shared.refCnt() != 1) {
                // Somebody kept the last read, which may not happen; data matters more than memory.
                return allocator.directBuffer(BYTES);
            }
            return shared.clear().retain();
        }
    }
}
