package aigateway.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much memory a thread has asked for.
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// Bytes that this thread has allocated since it began.
    static long ofThisThread() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
