package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with a page, and what the cookie is good for.
class SessionTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final String SIGN_IN = "{\"token\":\"" + TOKEN + "\"}";
    private static final String OWN = "Origin: http://localhost";
    private static final long HOUR = 3_600_000_000_000L;

    @TempDir private Path data;
    private final AtomicLong nanos = new AtomicLong(-5);
    private AdminFixture admin;

    @BeforeEach
    void start() throws IOException {
        admin = new AdminFixture(AdminAccess.open("127.0.0.1", TOKEN, data, nanos::get));
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private String signIn(String... fields) throws IOException {
        HttpText answer = admin.json("POST /admin/session", SIGN_IN, fields);
        assertThat(answer.status()).isEqualTo(200);
        return cookie(answer);
    }

    private static String cookie(HttpText answer) {
        String set = answer.fields().get("set-cookie");
        return "Cookie: " + set.substring(0, set.indexOf(';'));
    }

    @Test
    void tellsWhetherSomebodyMustSignIn() throws IOException {
        assertThat(admin.json("GET /admin/session", "").body())
                .isEqualTo("{\"tokenRequired\":true,\"signedIn\":false}");
        assertThat(admin.json("GET /admin/session", "", signIn(OWN)).body())
                .isEqualTo("{\"tokenRequired\":true,\"signedIn\":true}");
        assertThat(admin.json("GET /admin/session", "", "Authorization: Bearer " + TOKEN).body())
                .isEqualTo("{\"tokenRequired\":true,\"signedIn\":true}");
        assertThat(admin.json("GET /admin/session", "", "Authorization: Bearer x").body())
                .isEqualTo("{\"tokenRequired\":true,\"signedIn\":false}");
    }

    @Test
    void needsNoSignInWhereNoTokenIs() throws IOException {
        try (AdminFixture open = new AdminFixture(AdminAccess.open("127.0.0.1", null, data))) {
            assertThat(open.json("GET /admin/session", "").body())
                    .isEqualTo("{\"tokenRequired\":false,\"signedIn\":true}");
            HttpText answer = open.json("POST /admin/session", SIGN_IN);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.fields()).doesNotContainKey("set-cookie");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://localhost, gateway-session, false",
        "Sec-Fetch-Site: same-origin, gateway-session, false",
        "Origin: https://localhost, __Host-gateway-session, true"
    })
    void setsACookieThatOnlyThisServerGets(String field, String name, boolean secure)
            throws IOException {
        String set = admin.json("POST /admin/session", SIGN_IN, field).fields().get("set-cookie");
        assertThat(set)
                .matches(
                        name
                                + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"
                                + (secure ? "; Secure" : "")
                                + "; Max-Age=43200");
        assertThat(admin.json("GET /admin/config", "", "Cookie: " + set.split(";", 2)[0]).status())
                .isEqualTo(200);
    }

    @Test
    void writesTheSessionIntoTheAuditLogAndNoSecret() throws IOException {
        String cookie = signIn(OWN);
        assertThat(
                        admin.json("POST /admin/systemprompt", "{\"prompt\":\"x\"}", cookie, OWN)
                                .status())
                .isEqualTo(200);
        assertThat(admin.settings.audit(1).getFirst().actor()).isEqualTo("session@127.0.0.1");
        String id = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(admin.lines).isNotEmpty();
        assertThat(admin.lines).noneMatch(line -> line.contains(id) || line.contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: gateway-session=",
                "Cookie: gateway-session",
                "Cookie: gateway-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Cookie: other=VALUE",
                "Cookie: xgateway-session=VALUE",
                "Cookie: Gateway-Session=VALUE",
                "Cookie: gateway-session=VALUEx",
                "Cookie: gateway-session=\"VALUE\"",
                "X-Cookie: gateway-session=VALUE"
            })
    void refusesOtherCookies(String field) throws IOException {
        String cookie = signIn(OWN);
        String value = cookie.substring(cookie.indexOf('=') + 1);
        String sent = field.replace("VALUE", value);
        assertThat(admin.json("GET /admin/config", "", sent).status()).isEqualTo(401);
    }

    @Test
    void findsTheCookieAmongOthers() throws IOException {
        String pair = signIn(OWN).substring("Cookie: ".length());
        for (String field :
                new String[] {
                    "Cookie: a=b; " + pair + "; c",
                    "Cookie: gateway-session=old; " + pair,
                    "Cookie: __Host-" + pair,
                    "Cookie: ;;=;" + pair
                }) {
            assertThat(admin.json("GET /admin/config", "", field).status()).isEqualTo(200);
        }
    }

    @Test
    void takesATokenBeforeACookie() throws IOException {
        assertThat(
                        admin.json(
                                        "GET /admin/config",
                                        "",
                                        signIn(OWN),
                                        "Authorization: Bearer wrong")
                                .status())
                .isEqualTo(401);
    }

    @Test
    void endsASession() throws IOException {
        String cookie = signIn(OWN);
        String other = signIn(OWN);
        HttpText out = admin.json("DELETE /admin/session", "", cookie, OWN);
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.fields().get("set-cookie"))
                .isEqualTo("gateway-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(admin.json("GET /admin/config", "", cookie).status()).isEqualTo(401);
        assertThat(admin.json("GET /admin/config", "", other).status()).isEqualTo(200);
        assertThat(admin.json("DELETE /admin/session", "").status()).isEqualTo(200);
    }

    @Test
    void endsASessionAfterTwelveHours() throws IOException {
        String cookie = signIn(OWN);
        nanos.addAndGet(12 * HOUR - 1);
        assertThat(admin.json("GET /admin/config", "", cookie).status()).isEqualTo(200);
        nanos.addAndGet(1);
        assertThat(admin.json("GET /admin/config", "", cookie).status()).isEqualTo(401);
        assertThat(admin.json("GET /admin/session", "", cookie).body())
                .contains("\"signedIn\":false");
    }

    @Test
    void limitsHowOftenATokenIsTried() throws IOException {
        String valid = signIn(OWN);
        for (int i = 0; i < Attempts.ALLOWED; i++) {
            HttpText wrong = admin.json("POST /admin/session", "{\"token\":\"x\"}", OWN);
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.fields()).doesNotContainKey("set-cookie");
        }
        HttpText tooMany = admin.json("POST /admin/session", SIGN_IN, OWN);
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.fields().get("retry-after")).isEqualTo("60");
        assertThat(admin.json("GET /admin/config", "", "Authorization: Bearer " + TOKEN).status())
                .isEqualTo(429);
        // whoever has signed in is not shut out by others
        assertThat(admin.json("GET /admin/config", "", valid).status()).isEqualTo(200);
        nanos.addAndGet(Attempts.WINDOW_NANOS);
        assertThat(admin.json("POST /admin/session", SIGN_IN, OWN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "{\"token\":1}", "{\"token\":null}", "{", "x"})
    void wantsAToken(String body) throws IOException {
        HttpText answer = admin.json("POST /admin/session", body, OWN);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void takesASignInOnlyAsJson() throws IOException {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            String answer =
                    admin.send(
                            "POST /admin/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: "
                                    + type
                                    + "\r\nContent-Length: "
                                    + SIGN_IN.length()
                                    + "\r\n\r\n"
                                    + SIGN_IN);
            assertThat(answer).startsWith("HTTP/1.1 415 ");
        }
    }

    @Test
    void keepsABoundedNumberOfSessions() throws IOException {
        aigateway.admin.session.Sessions sessions =
                new aigateway.admin.session.Sessions(nanos::get);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            ids.add(sessions.begin());
        }
        Set<String> different = new HashSet<>(ids);
        assertThat(different).hasSize(1_001);
        assertThat(sessions.has(ids.getFirst())).isFalse();
        assertThat(sessions.has(ids.get(1))).isTrue();
        assertThat(sessions.has(ids.getLast())).isTrue();
    }
}
