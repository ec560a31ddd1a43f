package aigateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Every target with its seeds, the inputs that once failed, and damaged seeds: the same ones in
/// every run, for some seconds in all.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FuzzRegressionTest {
    private static final int DAMAGED = 3_000;

    @TestFactory
    Stream<DynamicTest> holdsForGoodInput() {
        return tests(
                target -> {
                    assertThat(target.seeds()).isNotEmpty();
                    target.seeds().forEach(seed -> check(target, seed));
                    check(target, new byte[0]);
                });
    }

    @TestFactory
    Stream<DynamicTest> holdsForWhatOnceFailed() {
        return tests(
                target -> {
                    for (Path file : Seeds.files("/fuzz/" + target.name())) {
                        check(target, Seeds.bytes(file));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> holdsForDamagedInput() {
        return tests(
                target -> {
                    Damage damage = new Damage(new Random(20_261_125));
                    for (int round = 0; round < DAMAGED; round++) {
                        check(target, damage.of(target.seeds()));
                    }
                });
    }

    private static Stream<DynamicTest> tests(java.util.function.Consumer<FuzzTarget> test) {
        return Targets.ALL.stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> test.accept(target)));
    }

    private static void check(FuzzTarget target, byte[] input) {
        try {
            target.check(input);
        } catch (RuntimeException | Error e) {
            String text = new String(input, StandardCharsets.UTF_8);
            String hex = HexFormat.of().formatHex(input);
            throw new AssertionError(target.name() + " fails for " + hex + "\n" + text, e);
        }
    }
}
