package aigateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolCallIdsTest {
    @Test
    void leavesAnIdThatFits() {
        assertThat(ToolCallIds.alphanumeric("D681PevKs", 9)).isEqualTo("D681PevKs");
    }

    @Test
    void makesTheSameIdOfTheSameText() {
        String made = ToolCallIds.alphanumeric("call_PTLP8xhu3uwZk4l3nlnrrJha", 9);

        assertThat(made).matches("[a-zA-Z0-9]{9}");
        assertThat(ToolCallIds.alphanumeric("call_PTLP8xhu3uwZk4l3nlnrrJha", 9)).isEqualTo(made);
    }

    @Test
    void makesAnIdOfAnything() {
        for (String id : new String[] {"", "x", "D681Pev-s", "D681PevKsX", "é123456789", "日本"}) {
            assertThat(ToolCallIds.alphanumeric(id, 9)).matches("[a-zA-Z0-9]{9}");
        }
    }

    @Test
    void makesDifferentIdsOfTextsThatAreAlike() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(ToolCallIds.made("call_" + i, 9));
        }

        assertThat(ids).hasSize(100_000);
    }
}
