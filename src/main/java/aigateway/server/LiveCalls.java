package aigateway.server;

import aigateway.call.Call;
import aigateway.model.Failure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The calls under way. Thread-safe.
public final class LiveCalls {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    /// A call begins.
    public void add(Call call) {
        calls.add(call);
    }

    /// A call is over.
    public void remove(Call call) {
        calls.remove(call);
    }

    /// Number of calls under way.
    public int count() {
        return calls.size();
    }

    /// Ends all calls that are still under way, each on its own loop.
    public void cancelAll(Failure reason) {
        for (Call call : calls) {
            call.loop().execute(() -> call.cancel(reason));
        }
    }
}
