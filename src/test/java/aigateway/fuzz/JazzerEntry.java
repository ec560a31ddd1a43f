package aigateway.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Jazzer calls, in a process of its own; see [JazzerTest].
public final class JazzerEntry {
    private static @Nullable FuzzTarget target;

    private JazzerEntry() {}

    /// Called once; the only word is the target's name.
    public static void fuzzerInitialize(String[] words) {
        target = Targets.named(words[0]);
    }

    /// Called for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        Objects.requireNonNull(target).check(input);
    }
}
