package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

/// The same question gets the same answer, whole or as a stream, and nobody is asked again; only
/// what the first target said is remembered.
final class CacheRow implements PolicyRow {
    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String component() {
        return "cache";
    }

    @Override
    public void check(Ground ground, Cell cell) throws Exception {
        Heard heard = ground.ask(cell);

        ground.checkWay(cell, heard);
        checkAnswer(ground, heard);
        Heard again = ground.ask(cell);
        checkAnswer(ground, again);
        Heard other = ground.ask(cell, !cell.stream(), "");
        checkAnswer(ground, other);
        if (cell.moment() == Moment.AFTER_FAILOVER) {
            assertThat(again.header("x-cache")).isEqualTo("miss");
            assertThat(ground.requests(cell)).hasSize(3);
        } else {
            assertThat(again.header("x-cache")).isEqualTo("hit");
            assertThat(other.header("x-cache")).isEqualTo("hit");
            assertThat(ground.requests(cell)).hasSize(1);
            assertThat(again.inputTokens()).isEqualTo(heard.inputTokens());
            assertThat(other.outputTokens()).isEqualTo(heard.outputTokens());
        }
    }

    private static void checkAnswer(Ground ground, Heard heard) {
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.text()).isEqualTo(ground.answer());
        assertThat(heard.finish()).isEqualTo("stop");
        assertThat(heard.ended()).isTrue();
        assertThat(heard.outputTokens()).isPositive();
    }
}
