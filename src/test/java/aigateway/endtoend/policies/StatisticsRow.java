package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Eventually;
import tools.jackson.databind.JsonNode;

/// Each call is counted once, for the provider that answered, with the tokens that it used there.
final class StatisticsRow implements PolicyRow {
    private static final String STATS = "/admin/stats";

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public String component() {
        return "";
    }

    @Override
    public void check(Ground ground, Cell cell) throws Exception {
        JsonNode before = counted(ground);
        Heard heard = ground.ask(cell);

        ground.checkWay(cell, heard);
        JsonNode after = counted(ground);
        boolean hit = cell.moment() == Moment.CACHE_HIT;
        assertThat(grown(before, after, "/overview/totalRequests")).isEqualTo(1);
        assertThat(grown(before, after, "/overview/successfulRequests")).isEqualTo(1);
        assertThat(grown(before, after, "/overview/failedRequests")).isZero();
        assertThat(grown(before, after, "/overview/totalErrors")).isZero();
        assertThat(grown(before, after, "/cache/hits")).isEqualTo(hit ? 1 : 0);
        assertThat(grown(before, after, "/cache/misses")).isEqualTo(hit ? 0 : 1);
        long input = hit ? 0 : heard.inputTokens();
        long output = hit ? 0 : heard.outputTokens();
        assertThat(heard.outputTokens()).isPositive();
        assertThat(grown(before, after, "/tokens/totalInput")).isEqualTo(input);
        assertThat(grown(before, after, "/tokens/totalOutput")).isEqualTo(output);
        assertThat(of(after, "requests", "data", cell) - of(before, "requests", "data", cell))
                .isEqualTo(1);
        assertThat(
                        of(after, "tokens", "outputData", cell)
                                - of(before, "tokens", "outputData", cell))
                .isEqualTo(output);
    }

    /// The statistics of all calls so far: a call may be counted a moment after its answer.
    private static JsonNode counted(Ground ground) throws InterruptedException {
        JsonNode[] stats = {ground.admin(STATS)};
        Eventually.holds(
                "all are counted",
                () -> {
                    if (stats[0].at("/overview/totalRequests").asLong() >= ground.asked()) {
                        return true;
                    }
                    stats[0] = ground.admin(STATS);
                    return false;
                });
        assertThat(stats[0].at("/overview/totalRequests").asLong()).isEqualTo(ground.asked());
        return stats[0];
    }

    private static long grown(JsonNode before, JsonNode after, String path) {
        assertThat(after.at(path).isNumber()).as(path).isTrue();
        return after.at(path).asLong() - before.at(path).asLong();
    }

    /// The number of the provider that answers in the cell.
    private static long of(JsonNode stats, String chart, String data, Cell cell) {
        JsonNode labels = stats.path(chart).path("labels");
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).asString().equals(cell.dialect())) {
                return stats.path(chart).path(data).path(i).asLong();
            }
        }
        return 0;
    }
}
