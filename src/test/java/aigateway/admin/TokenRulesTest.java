package aigateway.admin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Beyond loopback, or with a configured token, only its holder gets in.
class TokenRulesTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final String HOST = "Host: gateway.example:8081";

    @TempDir private Path data;

    @Test
    void letsTheHolderIn() throws IOException {
        try (AdminFixture admin = open(TOKEN)) {
            assertThat(admin.status("GET /admin/config", HOST, "Authorization: Bearer " + TOKEN))
                    .isEqualTo(200);
            assertThat(admin.status("GET /admin/config", HOST, "authorization: bearer " + TOKEN))
                    .isEqualTo(200);
        }
    }

    @Test
    void asksForTheToken() throws IOException {
        try (AdminFixture admin = open(TOKEN)) {
            assertThat(admin.ask("GET /admin/config", HOST))
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("\r\nwww-authenticate: Bearer\r\n")
                    .contains("authentication_error");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer correct-horse-batter",
                "Bearer correct-horse-batteryy",
                "Bearer CORRECT-HORSE-BATTERY",
                "Basic correct-horse-battery",
                "correct-horse-battery"
            })
    void refusesEverythingElse(String authorization) throws IOException {
        try (AdminFixture admin = open(TOKEN)) {
            String answer = admin.ask("GET /admin/config", HOST, "Authorization: " + authorization);
            assertThat(answer).startsWith("HTTP/1.1 401 ").doesNotContain(TOKEN);
        }
    }

    @Test
    void refusesTwoTokensAtOnce() throws IOException {
        try (AdminFixture admin = open(TOKEN)) {
            String right = "Authorization: Bearer " + TOKEN;
            assertThat(admin.status("GET /admin/config", HOST, right, right)).isEqualTo(401);
        }
    }

    @Test
    void doesNotTakeTheDigestForTheToken() throws IOException {
        try (AdminFixture admin = open(TOKEN)) {
            String digest = AdminToken.of(TOKEN).hex();
            assertThat(admin.status("GET /admin/config", HOST, "Authorization: Bearer " + digest))
                    .isEqualTo(401);
        }
    }

    @Test
    void leavesHealthOpen() throws IOException {
        try (AdminFixture admin = open(TOKEN)) {
            assertThat(admin.status("GET /health/ready", HOST)).isEqualTo(200);
        }
    }

    @Test
    void demandsAConfiguredTokenOnLoopbackToo() throws IOException {
        try (AdminFixture admin = new AdminFixture(AdminAccess.open("127.0.0.1", TOKEN, data))) {
            assertThat(admin.status("GET /admin/config", "Host: localhost")).isEqualTo(401);
            assertThat(
                            admin.status(
                                    "GET /admin/config",
                                    "Host: localhost",
                                    "Authorization: Bearer " + TOKEN))
                    .isEqualTo(200);
            assertThat(
                            admin.status(
                                    "GET /admin/config",
                                    "Host: evil.example",
                                    "Authorization: Bearer " + TOKEN))
                    .isEqualTo(403);
        }
    }

    @Test
    void letsNobodyTryManyTokens() throws IOException {
        AtomicLong now = new AtomicLong();
        AdminAccess access = AdminAccess.open("0.0.0.0", TOKEN, data, now::get);
        try (AdminFixture admin = new AdminFixture(access)) {
            for (int i = 0; i < Attempts.ALLOWED; i++) {
                assertThat(admin.status("GET /admin/config", HOST, "Authorization: Bearer no" + i))
                        .isEqualTo(401);
            }
            String right = "Authorization: Bearer " + TOKEN;
            now.set(10_000_000_000L);
            assertThat(admin.ask("GET /admin/config", HOST, right))
                    .startsWith("HTTP/1.1 429 ")
                    .containsIgnoringCase("\r\nretry-after: 50\r\n");
            assertThat(admin.status("GET /health/live", HOST)).isEqualTo(200);
            now.set(Attempts.WINDOW_NANOS);
            assertThat(admin.status("GET /admin/config", HOST, right)).isEqualTo(200);
        }
    }

    @Test
    void makesATokenAtTheFirstStartAndKeepsOnlyItsDigest() throws IOException {
        AdminAccess first = AdminAccess.open("0.0.0.0", null, data.resolve("deep/er"));
        String token = requireNonNull(first.generatedToken());
        Path file = data.resolve("deep/er/admin-token");
        assertThat(token).hasSizeGreaterThan(40);
        assertThat(Files.readString(file).strip()).isEqualTo(AdminToken.of(token).hex());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        AdminAccess second = AdminAccess.open("::", null, data.resolve("deep/er"));
        assertThat(second.generatedToken()).isNull();
        try (AdminFixture admin = new AdminFixture(second)) {
            assertThat(admin.status("GET /admin/config", HOST, "Authorization: Bearer " + token))
                    .isEqualTo(200);
            assertThat(admin.status("GET /admin/config", HOST)).isEqualTo(401);
        }
    }

    @Test
    void makesNoTokenOnLoopbackOrIfOneIsConfigured() throws IOException {
        for (String host : new String[] {"127.0.0.1", "localhost", "::1"}) {
            assertThat(AdminAccess.open(host, null, data).generatedToken()).isNull();
        }
        assertThat(AdminAccess.open("0.0.0.0", TOKEN, data).generatedToken()).isNull();
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "00", "zz"})
    void replacesNoFileThatItDoesNotUnderstand(String content) throws IOException {
        Path file = data.resolve("admin-token");
        Files.writeString(file, content);
        assertThatThrownBy(() -> AdminAccess.open("0.0.0.0", null, data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete it");
        assertThat(file).hasContent(content);
    }

    private AdminFixture open(String token) throws IOException {
        return new AdminFixture(AdminAccess.open("0.0.0.0", token, data));
    }
}
