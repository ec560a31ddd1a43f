package aigateway.admin;

import aigateway.admin.view.Playground;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Answers a request with its own body.
final class FakePlayground implements Playground {
    /// Bytes that are held now.
    final AtomicLong held = new AtomicLong();

    /// The last request's header fields.
    volatile Map<String, String> fields = Map.of();

    /// False if there is no memory.
    volatile boolean roomy = true;

    @Override
    public boolean hold(long bytes) {
        if (roomy) {
            held.addAndGet(bytes);
        }
        return roomy;
    }

    @Override
    public void letGo(long bytes) {
        held.addAndGet(-bytes);
    }

    @Override
    public Reply send(Request request, Consumer<Runnable> departure) {
        fields = request.fields();
        letGo(request.body().length());
        return new Reply(
                200, Map.of("x-request-id", "a", "x-cache", "hit"), request.body(), _ -> {});
    }
}
