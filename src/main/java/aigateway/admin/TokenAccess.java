package aigateway.admin;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Incoming;
import aigateway.admin.rest.Refusal;
import aigateway.admin.session.Origins;
import aigateway.admin.session.SessionCookie;
import aigateway.admin.session.Sessions;
import aigateway.admin.session.SignIn;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Lets in who shows the token, or has signed in with it. Thread-safe.
final class TokenAccess implements SignIn {
    private static final String SCHEME = "Bearer ";

    private final @Nullable AdminToken token;
    private final Attempts attempts;
    private final Sessions sessions;

    /// @param token null if nobody needs one
    /// @param nanos the clock, as [System#nanoTime()]
    TokenAccess(@Nullable AdminToken token, LongSupplier nanos) {
        this.token = token;
        attempts = new Attempts(nanos);
        sessions = new Sessions(nanos);
    }

    boolean isToken(String text) {
        return token != null && token.matches(text);
    }

    @Override
    public boolean tokenRequired() {
        return token != null;
    }

    @Override
    public boolean signedIn(Incoming incoming) {
        if (token == null) {
            return true;
        }
        String given = bearer(incoming);
        return given == null ? hasSession(incoming) : token.matches(given);
    }

    /// By what a request shows that it may come in, as the audit log names it.
    String means(Incoming incoming) {
        if (token == null) {
            return "local";
        }
        return bearer(incoming) == null && hasSession(incoming) ? "session" : "token";
    }

    /// Why a request may not come in, or null.
    ///
    /// @param read true if it changes nothing
    @Nullable AdminAnswer refusal(Incoming incoming, boolean read) {
        if (token == null) {
            return null;
        }
        if (incoming.field("authorization").isEmpty() && hasSession(incoming)) {
            return bySession(incoming, read);
        }
        AdminAnswer resting = resting(incoming);
        if (resting != null) {
            return resting;
        }
        String given = bearer(incoming);
        if (given == null) {
            return unauthorized("this needs the admin token: Authorization: Bearer TOKEN");
        }
        return checked(token, incoming, given);
    }

    @Override
    public String begin(Incoming incoming, String given) throws Refusal {
        AdminAnswer refusal = resting(incoming);
        if (refusal == null && token != null) {
            refusal = checked(token, incoming, given);
        }
        if (refusal != null) {
            throw new Refusal(refusal);
        }
        return sessions.begin();
    }

    @Override
    public void end(Incoming incoming) {
        SessionCookie.ids(incoming.field("cookie")).forEach(sessions::end);
    }

    private boolean hasSession(Incoming incoming) {
        for (String id : SessionCookie.ids(incoming.field("cookie"))) {
            if (sessions.has(id)) {
                return true;
            }
        }
        return false;
    }

    /// Browsers send a cookie with what any page has made, so it must be seen whose page it was.
    private static @Nullable AdminAnswer bySession(Incoming incoming, boolean read) {
        boolean own = read ? Origins.mayBeOwn(incoming) : Origins.isOwn(incoming);
        return own
                ? null
                : AdminAnswer.error(
                        403,
                        "permission_error",
                        null,
                        "a session is good only for the gateway's own pages");
    }

    private @Nullable AdminAnswer resting(Incoming incoming) {
        int rest = attempts.restSeconds(incoming.peer());
        return rest == 0
                ? null
                : AdminAnswer.error(
                                429,
                                "rate_limit_error",
                                null,
                                "too many wrong admin tokens from here")
                        .with("retry-after", Integer.toString(rest));
    }

    private @Nullable AdminAnswer checked(AdminToken expected, Incoming incoming, String given) {
        if (expected.matches(given)) {
            return null;
        }
        attempts.wrong(incoming.peer());
        return unauthorized("wrong admin token");
    }

    private static @Nullable String bearer(Incoming incoming) {
        List<String> fields = incoming.field("authorization");
        if (fields.size() != 1) {
            return null;
        }
        String field = fields.getFirst();
        return field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? field.substring(SCHEME.length()).strip()
                : null;
    }

    private static AdminAnswer unauthorized(String message) {
        return AdminAnswer.error(401, "authentication_error", "invalid_admin_token", message)
                .with("www-authenticate", "Bearer");
    }
}
