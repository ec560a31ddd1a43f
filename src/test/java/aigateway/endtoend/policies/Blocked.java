package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

/// What a caller reads in place of an answer that a guardrail stops.
final class Blocked {
    private Blocked() {}

    static void check(Cell cell, Heard heard) {
        assertThat(heard.error()).isEqualTo("content_filter");
        assertThat(heard.finish()).isNull();
        assertThat(heard.ended()).isFalse();
        // a stream that has begun ends with the error
        boolean begun = cell.stream() && !heard.text().isEmpty();
        assertThat(heard.status()).isEqualTo(begun ? 200 : 400);
    }
}
