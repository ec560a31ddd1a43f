package aigateway.admin.page;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Incoming;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.model.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/`, `/admin/dashboard` and what the pages are made of. Everybody may have them: they hold
/// nothing of this gateway but ask the admin API for it.
public final class PageResource implements Resource {
    /// Scripts, styles and requests of this origin, and nothing else.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final UiFile NOT_BUILT = new UiFile("aigateway/admin/page/not-built.html");

    private final UiFiles files;

    /// The pages in these files.
    public PageResource(UiFiles files) {
        this.files = files;
    }

    /// True for the paths that links from elsewhere may lead to.
    public static boolean isPage(String path) {
        return path.equals("/")
                || path.equals("/admin/dashboard")
                || path.startsWith("/admin/dashboard/");
    }

    @Override
    public List<Route> routes() {
        Doc page = Doc.of("The admin pages.", "Page");
        return List.of(
                Route.get("/", Role.PUBLIC, page, this::page),
                Route.get("/admin/dashboard", Role.PUBLIC, page, this::page),
                Route.get("/admin/dashboard/", Role.PUBLIC, page, this::page),
                Route.get("/admin/dashboard/{screen}", Role.PUBLIC, page, this::page),
                Route.get(
                        "/admin/assets/{file}",
                        Role.PUBLIC,
                        Doc.of("A file that the admin pages need.", "Asset"),
                        this::asset));
    }

    /// All screens are one page, which shows the one that its address names.
    private AdminAnswer page(Ask ask) {
        UiFile built = files.page();
        UiFile page = built == null ? NOT_BUILT : built;
        String tag = page.content().tag();
        AdminAnswer answer =
                knows(ask.incoming(), tag)
                        ? new AdminAnswer(304, Map.of("content-type", page.type()), Bytes.EMPTY)
                        : file(page, ask.incoming());
        return answer.with("etag", tag)
                .with("cache-control", "no-cache")
                .with("content-security-policy", POLICY);
    }

    private AdminAnswer asset(Ask ask) {
        UiFile asset = files.asset(ask.segment("file"));
        return asset == null
                ? AdminAnswer.missing(null, "the admin pages have no such file")
                : file(asset, ask.incoming()).with("cache-control", FOREVER);
    }

    private static AdminAnswer file(UiFile file, Incoming incoming) {
        UiFile.Content content = file.content();
        @Nullable Bytes gzip = takesGzip(incoming) ? content.gzip() : null;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", file.type());
        if (content.gzip() != null) {
            headers.put("vary", "accept-encoding");
        }
        if (gzip != null) {
            headers.put("content-encoding", "gzip");
        }
        return new AdminAnswer(200, headers, gzip == null ? content.plain() : gzip);
    }

    private static boolean takesGzip(Incoming incoming) {
        for (String field : incoming.field("accept-encoding")) {
            for (String piece : field.split(",", -1)) {
                String coding = piece.strip();
                if (coding.equals("gzip")) {
                    return true;
                }
                if (coding.startsWith("gzip;")) {
                    return !coding.matches("gzip;\\s*q=0(\\.0*)?");
                }
            }
        }
        return false;
    }

    private static boolean knows(Incoming incoming, String tag) {
        for (String field : incoming.field("if-none-match")) {
            for (String piece : field.split(",", -1)) {
                // a tag that a proxy made weak means the same bytes
                String known = piece.strip();
                if (known.equals(tag) || known.equals("W/" + tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
