package aigateway.dialect;

import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Remembers the signed reasoning that came with a tool call, for clients that do not send it back.
/// Bounded in bytes: what was not asked for the longest goes first. Thread-safe; a call holds a
/// short lock.
public final class SignatureMemory {
    private static final long USUAL_BYTES = 16L << 20;
    private static final int LARGEST_SHARE = 8;
    private static final int OVERHEAD_BYTES = 200;

    /// @param format the format of the blocks, so that one provider's never reach another
    private record Key(String format, String toolCallId) {}

    private record Entry(List<ReasoningBlock> blocks, long bytes) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final long maxBytes;
    private long bytes;

    /// A memory with room for `maxBytes` bytes.
    public SignatureMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// A memory with a usual size: some thousand tool calls.
    public SignatureMemory() {
        this(USUAL_BYTES);
    }

    /// Remembers the reasoning that precedes a tool call. Reasoning that would take more than an
    /// eighth of the room is not remembered.
    ///
    /// @param format see [ReasoningBlock]
    public void remember(String format, String toolCallId, List<ReasoningBlock> blocks) {
        Key key = new Key(format, toolCallId);
        long size = OVERHEAD_BYTES + 2L * (format.length() + toolCallId.length());
        for (ReasoningBlock block : blocks) {
            size += OVERHEAD_BYTES + 2L * length(block.body());
        }
        if (blocks.isEmpty() || size > maxBytes / LARGEST_SHARE) {
            return;
        }
        lock.lock();
        try {
            Entry before = entries.put(key, new Entry(List.copyOf(blocks), size));
            bytes += size - (before == null ? 0 : before.bytes);
            Iterator<Entry> oldest = entries.values().iterator();
            while (bytes > maxBytes) {
                bytes -= oldest.next().bytes;
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The reasoning that came with a tool call, or an empty list.
    public List<ReasoningBlock> recall(String format, String toolCallId) {
        lock.lock();
        try {
            Entry entry = entries.get(new Key(format, toolCallId));
            return entry == null ? List.of() : entry.blocks;
        } finally {
            lock.unlock();
        }
    }

    private static long length(Body body) {
        return switch (body) {
            case Body.Text text ->
                    text.text().length()
                            + (text.signature() == null ? 0 : text.signature().length());
            case Body.Summary summary -> summary.summary().length();
            case Body.Encrypted encrypted -> encrypted.data().length();
        };
    }
}
