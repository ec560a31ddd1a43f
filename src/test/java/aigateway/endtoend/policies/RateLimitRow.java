package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

/// Each call counts once, wherever its answer comes from, and the one too many asks nobody.
final class RateLimitRow implements PolicyRow {
    @Override
    public String name() {
        return "rate limit";
    }

    @Override
    public String component() {
        return "limit";
    }

    @Override
    public String tables() {
        return "[ratelimit]\nname = \"matrix\"\nrequestsPerWindow = 2\nwindowSeconds = 3600\n";
    }

    @Override
    public AdminSwitch admin() {
        return new AdminSwitch(
                "/admin/ratelimit",
                "{\"name\":\"matrix\",\"requestsPerWindow\":2,\"windowSeconds\":3600}");
    }

    @Override
    public void check(Ground ground, Cell cell) throws Exception {
        boolean hit = cell.moment() == Moment.CACHE_HIT;
        if (!hit) {
            let(ground.ask(cell, cell.stream(), "before"), 1);
        }
        Heard second = ground.ask(cell);
        let(second, 0);
        assertThat(second.header("x-cache")).isEqualTo(hit ? "hit" : "miss");

        Heard third = ground.ask(cell);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.error()).isEqualTo("rate_limit_exceeded");
        assertThat(third.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(third.header("retry-after"))).isBetween(1, 3600);
        int asked = hit ? 1 : 2;
        assertThat(ground.requests(cell)).hasSize(asked);
        assertThat(ground.vainRequests(cell))
                .hasSize(cell.moment() == Moment.AFTER_FAILOVER ? asked : 0);
    }

    private static void let(Heard heard, int remaining) {
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.ended()).isTrue();
        assertThat(heard.header("ratelimit-limit")).isEqualTo("2");
        assertThat(heard.header("ratelimit-remaining")).isEqualTo("" + remaining);
        assertThat(Integer.parseInt(heard.header("ratelimit-reset"))).isBetween(1, 3600);
        assertThat(heard.header("ratelimit-policy")).isNotBlank();
        assertThat(heard.header("ratelimit")).isNotBlank();
    }
}
