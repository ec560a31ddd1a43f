package aigateway.egress.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../",
                "/../x",
                "/a/../b",
                "/a/..",
                "/%2e%2e/x",
                "/%2E./x",
                "/.%2e",
                "/..%2fx",
                "/a%2f..%2Fb",
                "/..;/x",
                "/..;a=b",
                "/%2e%2e;x/y",
                "/..\\x",
                "/a\\b",
                "/a%5cb",
                "/%5C..%5C"
            })
    void findsWaysOut(String path) {
        assertThat(PathCheck.leaves(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "/a/b",
                "/.",
                "/./a",
                "/...",
                "/..a",
                "/a..",
                "/a..b",
                "/a;..",
                "/%2e",
                "/%2e%2e%2e",
                "/a%2Fb",
                "/%252e%252e/",
                "/%",
                "/%2",
                "/%zz..",
                "/a%20b%",
                "/v1.2/x"
            })
    void leavesOthersAlone(String path) {
        assertThat(PathCheck.leaves(path)).isFalse();
    }
}
