package aigateway.egress.cache;

import aigateway.model.Bytes;
import aigateway.net.BufferBudget;
import java.util.ArrayList;
import java.util.List;

/// An answer that is being kept while it is passed on. For one loop.
public final class Recording {
    private final CacheAccess access;
    private final StoredAnswer head;
    private final BufferBudget budget;
    private final List<Bytes> pieces = new ArrayList<>();
    private final long largest;
    private long length;
    private boolean over;

    Recording(CacheAccess access, StoredAnswer head, BufferBudget budget, long largest) {
        this.access = access;
        this.head = head;
        this.budget = budget;
        this.largest = largest;
    }

    /// A piece of the body.
    public void add(Bytes data) {
        if (over) {
            return;
        }
        if (length + data.length() > largest || !budget.reserve(data.length())) {
            drop();
            return;
        }
        length += data.length();
        // a piece may be a small view of a large array
        boolean small = data.length() < data.array().length / 2;
        pieces.add(small ? Bytes.of(data.toByteArray()) : data);
    }

    /// The body is complete: the answer is kept.
    public void complete() {
        if (!over) {
            access.keep(Refreshing.withBody(head, Bytes.join(pieces)));
            drop();
        }
    }

    /// The answer is not kept.
    public void drop() {
        if (!over) {
            over = true;
            budget.release(length);
            pieces.clear();
        }
    }
}
