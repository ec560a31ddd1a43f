package aigateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.server.RequestIds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    private final RequestIds ids = new RequestIds();

    @Test
    void keepsASaneIdOfTheCaller() {
        assertThat(ids.of("my-id_1.2:3/4")).isEqualTo("my-id_1.2:3/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "<script>", "ümlaut", "a\"b"})
    void makesItsOwnInPlaceOfAnInsaneOne(String id) {
        assertThat(ids.of(id)).startsWith("req_").isNotEqualTo(id);
    }

    @Test
    void makesItsOwnInPlaceOfALongOne() {
        assertThat(ids.of("x".repeat(129))).startsWith("req_");
    }

    @Test
    void neverMakesAnIdTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(ids.of(null))).isTrue();
        }
    }
}
