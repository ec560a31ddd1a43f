package aigateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Lets Jazzer look for input that breaks a target: each target for `-Dfuzz.seconds`, else for two
/// minutes. `-Dfuzz.target` names one of them alone.
@Tag("thorough")
class JazzerTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 120);

    @TestFactory
    Stream<DynamicTest> findsNothing() {
        return Targets.chosen()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> fuzz(target)));
    }

    private static void fuzz(FuzzTarget target) throws Exception {
        Jazzer.Result result = new Jazzer(target, SECONDS).run();
        if (result.code() != 0) {
            throw new AssertionError(result.log() + ":\n" + Jazzer.end(result.log()));
        }
        assertThat(Jazzer.end(result.log())).contains("Done ");
    }
}
