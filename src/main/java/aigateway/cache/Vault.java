package aigateway.cache;

import aigateway.model.Bytes;
import java.util.concurrent.atomic.AtomicLong;

/// Memory for kept answers, in pages that are used again and again. The collector moves no byte of
/// them: where answers come and go by the thousand each second, their copying from one survivor
/// space to the other would cost more than all else that the cache does.
///
/// Thread-safe, without locks but for growing. Pages that are free form a chain; an answer has a
/// piece of it.
final class Vault {
    static final int PAGE_BYTES = 512;

    // A slab is small enough that no collector gives it regions of its own.
    private static final int SLAB_SHIFT = 9;
    private static final int SLAB_PAGES = 1 << SLAB_SHIFT;
    private static final int SLAB_BYTES = SLAB_PAGES * PAGE_BYTES;
    private static final long PAGE_MASK = 0xffff_ffffL;
    private static final long TAG = 1L << 32;
    private static final int NONE = 0;

    private final byte[][] slabs;
    private final int[][] next;

    // The first free page, numbered from 1, in the lower half. The upper half counts changes, so
    // that a chain that was looked at is known to be the same still.
    private final AtomicLong free = new AtomicLong();
    private volatile int count;

    /// A vault that grows up to about so many bytes.
    Vault(long maxBytes) {
        int most = (int) Math.min((maxBytes + SLAB_BYTES - 1) / SLAB_BYTES, 1 << 19);
        slabs = new byte[most][];
        next = new int[most][];
    }

    /// Number of pages that so many bytes take.
    static int pages(int bytes) {
        return Math.max(1, (bytes + PAGE_BYTES - 1) / PAGE_BYTES);
    }

    /// Bytes of memory of the pages for so many bytes.
    static long bytes(int length) {
        return (long) pages(length) * (PAGE_BYTES + Integer.BYTES);
    }

    /// Bytes of memory that it has taken.
    long bytes() {
        return (long) count * SLAB_BYTES;
    }

    /// Copies bytes into free pages; the first one's number, or 0 if there are not enough.
    int put(Bytes data) {
        int first = take(pages(data.length()));
        int page = first;
        int done = 0;
        while (page != NONE && done < data.length()) {
            int part = Math.min(PAGE_BYTES, data.length() - done);
            int at = offset(page);
            System.arraycopy(data.array(), data.offset() + done, slabs[slab(page)], at, part);
            done += part;
            page = after(page);
        }
        return first;
    }

    /// Copies bytes out. If the pages were given back meanwhile they hold something else: who has
    /// them must look after this.
    byte[] copy(int first, int length) {
        byte[] all = new byte[length];
        int page = first;
        for (int done = 0; done < length && page != NONE; done += PAGE_BYTES) {
            int part = Math.min(PAGE_BYTES, length - done);
            byte[] slab = slabs[slab(page)];
            if (slab != null) {
                System.arraycopy(slab, offset(page), all, done, part);
            }
            page = after(page);
        }
        return all;
    }

    /// Gives the pages of so many bytes back.
    void release(int first, int length) {
        int last = first;
        for (int i = pages(length); i > 1; i--) {
            last = after(last);
        }
        while (true) {
            long head = free.get();
            link(last, (int) (head & PAGE_MASK));
            if (free.compareAndSet(head, changed(head, first))) {
                return;
            }
        }
    }

    private int take(int pages) {
        while (true) {
            long head = free.get();
            int first = (int) (head & PAGE_MASK);
            int last = first;
            for (int i = 1; i < pages && last != NONE; i++) {
                last = after(last);
            }
            if (last == NONE) {
                if (!grow(head)) {
                    return NONE;
                }
            } else if (free.compareAndSet(head, changed(head, after(last)))) {
                return first;
            }
        }
    }

    private static long changed(long head, int first) {
        return ((head & ~PAGE_MASK) + TAG) | first;
    }

    /// Adds a slab unless others changed the chain meanwhile; false if there may be no more.
    private synchronized boolean grow(long seen) {
        if (free.get() != seen) {
            return true;
        }
        int number = count;
        if (number == slabs.length) {
            return false;
        }
        slabs[number] = new byte[SLAB_BYTES];
        int[] chain = new int[SLAB_PAGES];
        int first = (number << SLAB_SHIFT) + 1;
        for (int i = 0; i < SLAB_PAGES - 1; i++) {
            chain[i] = first + i + 1;
        }
        next[number] = chain;
        count = number + 1;
        int last = first + SLAB_PAGES - 1;
        while (true) {
            long head = free.get();
            link(last, (int) (head & PAGE_MASK));
            if (free.compareAndSet(head, changed(head, first))) {
                return true;
            }
        }
    }

    private static int slab(int page) {
        return (page - 1) >>> SLAB_SHIFT;
    }

    private static int offset(int page) {
        return ((page - 1) & (SLAB_PAGES - 1)) * PAGE_BYTES;
    }

    /// The page behind this one, or 0. In a chain that others are changing this may be anything,
    /// and even a page whose slab this thread does not see yet.
    private int after(int page) {
        int[] chain = next[slab(page)];
        return chain == null ? NONE : chain[(page - 1) & (SLAB_PAGES - 1)];
    }

    private void link(int page, int to) {
        next[slab(page)][(page - 1) & (SLAB_PAGES - 1)] = to;
    }
}
