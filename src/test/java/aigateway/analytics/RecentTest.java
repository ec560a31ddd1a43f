package aigateway.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.analytics.recent.Ended;
import aigateway.analytics.recent.Filter;
import aigateway.analytics.recent.Recent;
import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.model.Failure;
import aigateway.model.Losses;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecentTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Recent recent =
            new Recent(InstantSource.fixed(Instant.ofEpochSecond(1_740_352_553)), _ -> 502);

    private void add(@Nullable String answer) {
        Call call = Calls.asked(Calls.FIRST);
        recent.add(new Ended(call, null, true, Calls.USAGE, "stop", 30_000_000, 0, answer, answer));
    }

    private JsonNode list(long before, int limit) {
        return JSON.readTree(recent.json(Filter.ALL, before, limit).toByteArray());
    }

    @Test
    void forgetsTheOldest() {
        for (int i = 0; i < Recent.MOST + 5; i++) {
            add(null);
        }
        assertThat(recent.json(5)).isNull();
        assertThat(recent.json(6)).isNotNull();
        JsonNode end = list(8, 10);
        assertThat(end.path("requests")).hasSize(2);
        assertThat(end.path("more").asBoolean()).isFalse();
        assertThat(end.path("remembered").asInt()).isEqualTo(Recent.MOST);
        assertThat(list(Long.MAX_VALUE, 1).at("/requests/0/number").asInt())
                .isEqualTo(Recent.MOST + 5);
    }

    @Test
    void forgetsTheOldestBodiesFirst() {
        String mebi = "x".repeat(1 << 20);
        for (int i = 0; i < 12; i++) {
            add(mebi);
        }
        int kept = 0;
        for (int i = 1; i <= 12; i++) {
            JsonNode call = JSON.readTree(recent.json(i).toByteArray());
            boolean there = !call.path("answer").isNull();
            assertThat(there || kept == 0).isTrue();
            kept += there ? 1 : 0;
        }
        assertThat(kept).isEqualTo(7);
    }

    @Test
    void tellsWhatIsNewOnceAndHowMuchWasSkipped() {
        assertThat(recent.news(0, 50).any()).isFalse();
        add(null);
        add(null);
        Recent.News news = recent.news(0, 50);
        assertThat(news.last()).isEqualTo(2);
        assertThat(JSON.readTree(news.json().toByteArray()).path("calls")).hasSize(2);
        assertThat(recent.news(2, 50).any()).isFalse();
        for (int i = 0; i < 60; i++) {
            add(null);
        }
        JsonNode more = JSON.readTree(recent.news(2, 50).json().toByteArray());
        assertThat(more.path("calls")).hasSize(50);
        assertThat(more.path("skipped").asInt()).isEqualTo(10);
        assertThat(more.at("/calls/49/number").asInt()).isEqualTo(62);
    }

    @Test
    void knowsTheTriesOfACall() {
        Call call = Calls.planned(CacheStatus.MISS);
        call.attempt(Calls.FIRST, null, new Losses());
        call.tries().failed(new Failure.Unreachable("first", "x".repeat(1_000)));
        call.attempt(Calls.SECOND, null, new Losses());
        call.tries().answered();
        recent.add(Calls.ended(call, null, Calls.USAGE));
        JsonNode shown = JSON.readTree(recent.json(1).toByteArray());
        assertThat(shown.at("/tries/0/errorType").asString()).isEqualTo("upstream_unreachable");
        assertThat(shown.at("/tries/0/error").asString()).hasSize(501);
        assertThat(shown.at("/tries/1/outcome").asString()).isEqualTo("answered");
        assertThat(shown.at("/tries/1/error").isNull()).isTrue();

        Call other = Calls.planned(CacheStatus.HIT);
        other.served(call.served().forOthers());
        recent.add(Calls.ended(other, null, Calls.USAGE));
        shown = JSON.readTree(recent.json(2).toByteArray());
        assertThat(shown.path("tries")).isEmpty();
        assertThat(shown.path("provider").asString()).isEqualTo("second");
        assertThat(shown.path("overheadMs").isNull()).isTrue();
    }
}
