package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.admin.page.PageResource;
import aigateway.admin.page.UiFiles;
import aigateway.logs.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages as browsers get them, from a tiny build of them.
class PageTest {
    private static final String SCRIPT = "/admin/assets/app-a1b2.js";

    @TempDir private Path data;
    private AdminServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        serve("ui-dist/");
    }

    private void serve(String folder) throws IOException {
        server =
                new AdminServer(
                        List.of(new PageResource(new UiFiles(folder))),
                        AdminAccess.open("127.0.0.1", null, data),
                        new Log(_ -> {}));
        port = server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/admin/dashboard",
                "/admin/dashboard/",
                "/admin/dashboard/requests",
                "/admin/dashboard/x%2Fy"
            })
    void answersEveryScreenWithThePage(String path) throws IOException {
        String answer = ask("GET " + path);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("<title>A page for tests</title>")
                .containsIgnoringCase("\r\ncontent-type: text/html; charset=utf-8\r\n")
                .containsIgnoringCase("\r\ncache-control: no-cache\r\n")
                .containsIgnoringCase("\r\nx-content-type-options: nosniff\r\n")
                .containsIgnoringCase("\r\nreferrer-policy: no-referrer\r\n");
        assertThat(field(answer, "content-security-policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                                + " data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none';"
                                + " form-action 'self'; frame-ancestors 'none'");
    }

    @Test
    void sendsThePageOnlyToWhoHasItNot() throws IOException {
        String tag = field(ask("GET /"), "etag");
        assertThat(tag).matches("\"[0-9a-f]{24}\"");
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag}) {
            String answer = ask("GET /admin/dashboard", "If-None-Match: " + known);
            assertThat(answer).startsWith("HTTP/1.1 304 ").endsWith("\r\n\r\n");
            // caches take these over
            assertThat(field(answer, "content-type")).startsWith("text/html");
            assertThat(field(answer, "content-security-policy")).contains("script-src 'self'");
            assertThat(field(answer, "etag")).isEqualTo(tag);
        }
        assertThat(ask("GET /", "If-None-Match: \"other\"")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void servesAssetsThatMayBeKeptForever() throws IOException {
        String answer = ask("GET " + SCRIPT);
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("export {};\n");
        assertThat(field(answer, "content-type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(field(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(field(ask("GET /admin/assets/app-c3d4.css"), "content-type"))
                .isEqualTo("text/css; charset=utf-8");
    }

    @Test
    void compressesForWhoTakesIt() throws IOException {
        for (String taken : new String[] {"gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1"}) {
            byte[] answer = bytes("GET " + SCRIPT, "Accept-Encoding: " + taken);
            String head = new String(answer, StandardCharsets.ISO_8859_1);
            assertThat(field(head, "content-encoding")).isEqualTo("gzip");
            assertThat(field(head, "vary")).isEqualTo("accept-encoding");
            int begin = head.indexOf("\r\n\r\n") + 4;
            try (GZIPInputStream in =
                    new GZIPInputStream(
                            new ByteArrayInputStream(answer, begin, answer.length - begin))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .endsWith("export {};\n");
            }
        }
        for (String taken : new String[] {"br", "gzip;q=0", "identity"}) {
            assertThat(ask("GET " + SCRIPT, "Accept-Encoding: " + taken))
                    .doesNotContainIgnoringCase("content-encoding")
                    .endsWith("export {};\n");
        }
        assertThat(ask("GET /admin/assets/app-c3d4.css", "Accept-Encoding: gzip"))
                .doesNotContainIgnoringCase("content-encoding")
                .endsWith(".a{}");
    }

    @Test
    void tellsTheLengthToWhoAsksForTheHead() throws IOException {
        assertThat(ask("HEAD /admin/assets/app-c3d4.css"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\ncontent-length: 4\r\n")
                .endsWith("\r\n\r\n");
        assertThat(ask("HEAD /")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/assets/unlisted.txt",
                "/admin/assets/",
                "/admin/assets/..%2Ffiles.txt",
                "/admin/assets/..%2Findex.html",
                "/admin/assets/%2e%2e%2f%2e%2e%2faigateway%2fadmin%2fopenapi%2fschemas.json",
                "/admin/assets/../files.txt",
                "/admin/assets/../../Config.toml",
                "/admin/assets/app-a1b2.js/",
                "/admin/assets/APP-A1B2.JS",
                "/admin/files.txt",
                "/index.html",
                "/admin/dashboard/a/b"
            })
    void servesNothingElse(String path) throws IOException {
        assertThat(ask("GET " + path)).startsWith("HTTP/1.1 404 ").contains("\"error\"");
    }

    @Test
    void saysHowToBuildThePagesWhereTheyAreMissing() throws IOException {
        server.stop();
        serve("none/");
        for (String path : new String[] {"/", "/admin/dashboard", "/admin/dashboard/cache"}) {
            assertThat(ask("GET " + path))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("text/html")
                    .contains("-DskipUi");
        }
        assertThat(ask("GET " + SCRIPT)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void letsLinksLeadToItButNoPageOfOthersUseIt() throws IOException {
        String link = "Sec-Fetch-Site: cross-site";
        String navigate = "Sec-Fetch-Mode: navigate";
        String document = "Sec-Fetch-Dest: document";
        assertThat(ask("GET /", link, navigate, document)).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /admin/dashboard/cache", link, navigate, document))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /", link, navigate, "Sec-Fetch-Dest: iframe"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /", link, "Sec-Fetch-Mode: no-cors", document))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET " + SCRIPT, link, navigate, document)).startsWith("HTTP/1.1 403 ");
        assertThat(send("GET / HTTP/1.1\r\nConnection: close\r\nHost: evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    private static String field(String answer, String name) {
        return answer.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .findFirst()
                .orElse("")
                .replaceFirst("^[^:]*: ", "");
    }

    private String ask(String start, String... fields) throws IOException {
        return new String(bytes(start, fields), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String start, String... fields) throws IOException {
        StringBuilder text = new StringBuilder(start).append(" HTTP/1.1\r\nConnection: close\r\n");
        text.append("Host: localhost:8081\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        return sent(text.append("\r\n").toString());
    }

    private String send(String text) throws IOException {
        return new String(sent(text), StandardCharsets.UTF_8);
    }

    private byte[] sent(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(all);
            return all.toByteArray();
        }
    }
}
