package aigateway.admin;

import aigateway.admin.page.PageResource;
import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Route;
import aigateway.admin.session.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Decides who gets into the admin port. On loopback that is every local program, but no web page;
/// bound to anything else, or with a configured token, whoever has the token. Thread-safe.
public final class AdminAccess {
    private final @Nullable LocalNames names;
    private final TokenAccess tokens;
    private final @Nullable String generated;

    private AdminAccess(
            @Nullable LocalNames names,
            @Nullable AdminToken token,
            @Nullable String generated,
            LongSupplier nanos) {
        this.names = names;
        this.generated = generated;
        tokens = new TokenAccess(token, nanos);
    }

    /// The access to a port on `host`. Blocks on the disk if a token has to be kept or read.
    ///
    /// @param token the configured token, or null; then one is made if the host is not loopback
    /// @param dataDir where a made token's digest is kept
    /// @throws IOException if the digest cannot be kept or read
    public static AdminAccess open(String host, @Nullable String token, Path dataDir)
            throws IOException {
        return open(host, token, dataDir, System::nanoTime);
    }

    static AdminAccess open(String host, @Nullable String token, Path dataDir, LongSupplier nanos)
            throws IOException {
        boolean loopback = loopback(host);
        LocalNames names = loopback ? LocalNames.with(host) : null;
        if (token != null) {
            return new AdminAccess(names, AdminToken.of(token), null, nanos);
        }
        if (loopback) {
            return new AdminAccess(names, null, null, nanos);
        }
        TokenFile.Found found = new TokenFile(dataDir.resolve("admin-token")).open();
        return new AdminAccess(names, found.token(), found.text(), nanos);
    }

    /// The token, if it was made just now: to be shown to whoever started the gateway, this once.
    public @Nullable String generatedToken() {
        return generated;
    }

    /// True if a text is the token.
    public boolean isToken(String text) {
        return tokens.isToken(text);
    }

    /// Why a request is refused whatever it asks for, or null.
    @Nullable AdminAnswer foreign(AdminRequest request) {
        String host = request.hosts().size() == 1 ? request.hosts().getFirst() : "";
        if (names == null) {
            return null;
        }
        if (!names.host(host)) {
            return forbidden("the Host field must name this machine, as localhost does");
        }
        for (String origin : request.origins()) {
            if (!names.origin(origin, host)) {
                return forbidden("pages of other origins may not use the admin port");
            }
        }
        for (String site : request.field("sec-fetch-site")) {
            if (!site.equals("same-origin") && !site.equals("none") && !isLink(request)) {
                return forbidden("pages of other sites may not use the admin port");
            }
        }
        return null;
    }

    /// Following a link from elsewhere only shows a page, which then asks by itself.
    private static boolean isLink(AdminRequest request) {
        return request.method().equals("GET")
                && PageResource.isPage(request.path())
                && request.field("sec-fetch-mode").equals(List.of("navigate"))
                && request.field("sec-fetch-dest").equals(List.of("document"));
    }

    /// Lets people sign in.
    public SignIn signIn() {
        return tokens;
    }

    /// Who asks, as the audit log names them.
    String actor(AdminRequest request) {
        return tokens.means(request.incoming()) + "@" + request.peer();
    }

    /// Why a request may not use a route, or null.
    @Nullable AdminAnswer refusal(Route route, AdminRequest request) {
        return switch (route.role()) {
            case PUBLIC -> null;
            case ADMIN -> tokens.refusal(request.incoming(), route.isRead());
        };
    }

    private static AdminAnswer forbidden(String message) {
        return AdminAnswer.error(403, "permission_error", null, message);
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
