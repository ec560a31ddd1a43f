package aigateway.admin.session;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Incoming;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import java.util.List;

/// `/admin/session`: signing in and out, for pages.
public final class SessionResource implements Resource {
    private static final String PATH = "/admin/session";

    private final SignIn signIn;

    /// Lets in whom `signIn` lets in.
    public SessionResource(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.PUBLIC,
                        Doc.of("Whether a token is needed, and was given.", "Session"),
                        this::show),
                Route.post(
                        PATH,
                        Role.PUBLIC,
                        Doc.of("Signs in; the answer sets a cookie.", "Done").takes("SignIn"),
                        this::begin),
                Route.delete(PATH, Role.PUBLIC, Doc.of("Signs out.", "Done"), this::end));
    }

    private AdminAnswer show(Ask ask) {
        JsonWriter json = new JsonWriter(64).object();
        json.key("tokenRequired").bool(signIn.tokenRequired());
        json.key("signedIn").bool(signIn.signedIn(ask.incoming()));
        return AdminAnswer.ok(json.endObject().bytes());
    }

    private AdminAnswer begin(Ask ask) throws Refusal {
        ownOnly(ask.incoming());
        String token = token(ask.body());
        if (!signIn.tokenRequired()) {
            return AdminAnswer.done("no token is needed here");
        }
        String id = signIn.begin(ask.incoming(), token);
        return AdminAnswer.done("signed in")
                .with("set-cookie", SessionCookie.set(id, Origins.isSecure(ask.incoming())));
    }

    private static String token(JsonNode body) throws Refusal {
        String token = body.text("token");
        if (token == null) {
            throw new Refusal(AdminAnswer.bad("token", "`token` must be a text"));
        }
        return token;
    }

    private AdminAnswer end(Ask ask) throws Refusal {
        ownOnly(ask.incoming());
        signIn.end(ask.incoming());
        return AdminAnswer.done("signed out")
                .with("set-cookie", SessionCookie.clear(Origins.isSecure(ask.incoming())));
    }

    /// A page of others must not even sign anybody in or out.
    private static void ownOnly(Incoming incoming) throws Refusal {
        if (!Origins.mayBeOwn(incoming)) {
            throw new Refusal(
                    AdminAnswer.error(
                            403,
                            "permission_error",
                            null,
                            "pages of other origins may not use the admin port"));
        }
    }
}
