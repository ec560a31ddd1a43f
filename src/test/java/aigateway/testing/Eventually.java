package aigateway.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what is bound to happen, without saying how soon.
public final class Eventually {
    /// How long anything may take before a test is called failed; far more than it ever needs.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /// Waits until a condition holds; fails with the words given if it never does.
    public static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never happened: " + what);
            }
            Thread.sleep(5);
        }
    }
}
