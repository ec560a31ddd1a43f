package aigateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Path FILE = Path.of("a.toml");

    private static Arguments read(String line) {
        return Arguments.read(List.of(line.split(" ")), Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --live --config a.toml",
                "check --config=a.toml --live",
                "check --live --timeout 30 --config a.toml"
            })
    void callsProvidersWithin30SecondsUnlessToldOtherwise(String line) {
        assertThat(read(line)).isEqualTo(new Arguments.CheckLive(FILE, 30, false));
    }

    @Test
    void takesTheTimeAndTheModelsOfALiveCheck() {
        assertThat(read("check --timeout=5 --all-models --live --config a.toml"))
                .isEqualTo(new Arguments.CheckLive(FILE, 5, true));
    }

    @Test
    void readsFilesFromTheEnvironmentToo() {
        assertThat(Arguments.read(List.of("check", "--live"), Map.of("GATEWAY_CONFIG", "a.toml")))
                .isEqualTo(new Arguments.CheckLive(FILE, 30, false));
        assertThat(Arguments.read(List.of(), Map.of("GATEWAY_CONFIG", "a.toml")))
                .isEqualTo(new Arguments.Serve(FILE));
        assertThat(read("--config a.toml")).isEqualTo(new Arguments.Serve(FILE));
        assertThat(read("check --config a.toml")).isEqualTo(new Arguments.Check(FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --live",
                "--live",
                "check --timeout 5",
                "check --all-models",
                "check --live --timeout",
                "check --live --timeout soon",
                "check --live --timeout 0",
                "check --live --timeout 100000",
                "check --live=yes",
                "check --config",
                "check a.toml"
            })
    void refusesWhatMakesNoSense(String line) {
        assertThat(read(line)).isInstanceOf(Arguments.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "check --help", "check --live -h"})
    void helpsWhereverItIsAskedTo(String line) {
        assertThat(read(line)).isEqualTo(new Arguments.Help());
    }
}
