package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.admin.view.LiveView;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveResourcesTest {
    @TempDir private Path data;
    private AdminFixture admin;

    @BeforeEach
    void start() throws IOException {
        admin = new AdminFixture(AdminAccess.open("127.0.0.1", null, data));
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private String ask(String start) throws IOException {
        return admin.ask(start, "Host: localhost");
    }

    @Test
    void streamsEventsAsLongAsThereIsRoom() throws IOException {
        assertThat(ask("GET /admin/events?calls=true"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: text/event-stream")
                .contains("event: tick\ndata: {\"calls\":true}\n\n");
        assertThat(ask("HEAD /admin/events")).startsWith("HTTP/1.1 200").doesNotContain("tick");
        assertThat(ask("GET /admin/events?calls=1")).startsWith("HTTP/1.1 400");
        admin.live.full = true;
        assertThat(ask("GET /admin/events"))
                .startsWith("HTTP/1.1 503")
                .contains("too_many_followers");
    }

    @Test
    void looksForTheCallsThatAreWanted() throws IOException {
        ask("GET /admin/requests");
        ask("GET /admin/requests?limit=7&before=99&provider=a&model=b&status=4xx&text=%20c");
        ask("GET /admin/requests?provider=&model=&status=&text=&before=");
        ask("GET /admin/requests?type=upstream_500&since=5&until=6");
        assertThat(admin.live.wanted)
                .containsExactly(
                        wanted(100, null, 0, Long.MAX_VALUE),
                        new LiveView.Wanted(
                                99, 7, "a", "b", "4xx", " c", null, 0, Long.MAX_VALUE),
                        wanted(100, null, 0, Long.MAX_VALUE),
                        wanted(100, "upstream_500", 5, 6));
        assertThat(ask("GET /admin/series?range=1y")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET /admin/requests/8")).startsWith("HTTP/1.1 404");
    }

    private static LiveView.Wanted wanted(int limit, String type, long since, long until) {
        return new LiveView.Wanted(
                Long.MAX_VALUE, limit, null, null, null, null, type, since, until);
    }
}
