package aigateway.admin.live;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.LiveView;
import aigateway.model.Bytes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/admin/requests`: the calls that ended last.
public final class RequestsResource implements Resource {
    private static final String PATH = "/admin/requests";
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final Set<String> WORDS =
            Set.of("ok", "failed", "refused", "error", "cached", "failover");

    private final LiveView view;

    /// The calls as `view` shows them.
    public RequestsResource(LiveView view) {
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        Doc list =
                Doc.of("The calls that ended last, newest first.", "Requests")
                        .asks("limit", "integer", "How many at most; 100 unless said.")
                        .asks("before", "integer", "Only calls with smaller numbers.")
                        .asks("provider", "string", "Only calls that this provider served.")
                        .asks("model", "string", "A part of the model's name, asked for or served.")
                        .asks(
                                "status",
                                "string",
                                "`ok`, `failed`, `refused`, `error` (failed or refused), `cached`,"
                                        + " `failover`, an HTTP status, or a class of them as `4xx`.")
                        .asks("text", "string", "A part of the request id.")
                        .asks("type", "string", "Only calls with this sort of error.")
                        .asks(
                                "since",
                                "integer",
                                "Ended then or later, in milliseconds since 1970.")
                        .asks("until", "integer", "Ended before, in milliseconds since 1970.");
        Doc one = Doc.of("All that is known of one of the calls that ended last.", "Request");
        return List.of(
                Route.get(PATH, Role.ADMIN, list, this::list),
                Route.get(PATH + "/{number}", Role.ADMIN, one, this::one));
    }

    private AdminAnswer list(Ask ask) throws Refusal {
        String status = given(ask, "status");
        if (status != null && !WORDS.contains(status) && !isHttp(status)) {
            throw new Refusal(
                    AdminAnswer.bad(
                            "status",
                            "`status` must be `ok`, `failed`, `refused`, `error`, `cached`,"
                                    + " `failover`, an HTTP status, or a class of them as `4xx`"));
        }
        LiveView.Wanted wanted =
                new LiveView.Wanted(
                        number(ask, "before", Long.MAX_VALUE),
                        ask.number("limit", 1, MOST, USUAL),
                        given(ask, "provider"),
                        given(ask, "model"),
                        status,
                        given(ask, "text"),
                        given(ask, "type"),
                        number(ask, "since", Long.MIN_VALUE),
                        number(ask, "until", Long.MAX_VALUE));
        return AdminAnswer.ok(view.requests(wanted));
    }

    /// A parameter that is there and not empty.
    private static @Nullable String given(Ask ask, String name) {
        String text = ask.parameter(name);
        return text == null || text.isEmpty() ? null : text;
    }

    private static long number(Ask ask, String name, long otherwise) throws Refusal {
        String text = given(ask, name);
        return text == null ? otherwise : number(name, text);
    }

    private static boolean isHttp(String status) {
        if (status.length() != 3 || status.charAt(0) < '1' || status.charAt(0) > '5') {
            return false;
        }
        String rest = status.substring(1);
        return rest.equals("xx")
                || (Character.isDigit(rest.charAt(0)) && Character.isDigit(rest.charAt(1)));
    }

    private static long number(String name, String text) throws Refusal {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(AdminAnswer.bad(name, "`" + name + "` must be a whole number"));
        }
    }

    private AdminAnswer one(Ask ask) throws Refusal {
        String number = ask.segment("number");
        Bytes json = view.request(number("number", number));
        return json == null
                ? AdminAnswer.missing(
                        "number", "call " + number + " is forgotten, or has never been")
                : AdminAnswer.ok(json);
    }
}
