package aigateway.endtoend.ui;

import aigateway.testing.Caller;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Calls a gateway so many times a second, whatever its answers.
final class Load {
    private static final int MOST_AT_ONCE = 64;
    private static final String[] MODELS = {
        "openai/gpt-4o-mini", "anthropic/claude-sonnet-4-5", "mistral/mistral-small-latest", "fast"
    };

    private final int port;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private Load(int port) {
        this.port = port;
    }

    static Load on(int port) {
        return new Load(port);
    }

    /// Runs until the time is over; says how many calls were answered well, and how many not.
    Map<String, Integer> run(int callsPerSecond, int seconds) throws InterruptedException {
        Semaphore room = new Semaphore(MOST_AT_ONCE);
        long gap = 1_000_000_000L / callsPerSecond;
        long next = System.nanoTime();
        long end = next + seconds * 1_000_000_000L;
        try (Caller caller = new Caller("http://127.0.0.1:" + port);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; next < end; number++, next += gap) {
                long wait = next - System.nanoTime();
                if (wait > 1_000_000) {
                    Thread.sleep(wait / 1_000_000);
                }
                room.acquire();
                int call = number;
                threads.execute(
                        () -> {
                            call(caller, call);
                            room.release();
                        });
            }
        }
        return Map.of("answered", answered.get(), "failed", failed.get());
    }

    private void call(Caller caller, int number) {
        // every tenth asks what was asked before
        String question = number % 10 == 0 ? "Are you there?" : "This is question " + number;
        String body =
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(MODELS[number % MODELS.length], question);
        try {
            boolean good = caller.chat(body).status() == 200;
            (good ? answered : failed).incrementAndGet();
        } catch (IOException | InterruptedException e) {
            failed.incrementAndGet();
        }
    }
}
