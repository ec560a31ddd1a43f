package aigateway.admin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.testing.Caller;
import aigateway.testing.MissionCurls;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that users were told work on the admin port alone.
class MissionCurlsOnFakesTest {
    @TempDir private Path data;
    private AdminFixture admin;

    @BeforeEach
    void start() throws IOException {
        admin = new AdminFixture(AdminAccess.open("127.0.0.1", null, data));
        admin.cache.put("key", "{\"id\":\"x\"}", "openai", "gpt");
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    @Test
    void answersTheRealCurl() throws IOException, InterruptedException {
        assumeTrue(MissionCurls.hasCurl(), "skipped: there is no curl on this machine");
        MissionCurls.check(MissionCurls.curl(admin.port()), true);
    }

    @Test
    void answersTheSameRequests() throws IOException, InterruptedException {
        try (Caller caller = new Caller("http://localhost:" + admin.port())) {
            MissionCurls.check(MissionCurls.caller(caller), true);
        }
    }
}
