package aigateway.admin;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Route;
import aigateway.logs.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request, asks whether it may be used, and uses it. What no route serves is
/// refused.
final class Routes {
    private static final List<String> OVERRIDES =
            List.of("x-http-method-override", "x-http-method", "x-method-override");

    private final List<Route> routes = new ArrayList<>();
    private final AdminAccess access;
    private final RouteUse use;

    Routes(List<Resource> resources, AdminAccess access, Log log) {
        resources.forEach(resource -> routes.addAll(resource.routes()));
        this.access = access;
        use = new RouteUse(access, log);
    }

    AdminAnswer answer(AdminRequest request) {
        AdminAnswer foreign = access.foreign(request);
        AdminAnswer refused = foreign == null ? overridden(request) : foreign;
        if (refused != null) {
            return use.log(request, refused);
        }
        try {
            List<Match> here = matches(request.path());
            Match match = serving(here, request.method());
            if (match == null) {
                return here.isEmpty() ? unknown(request) : wrongMethod(here, request);
            }
            AdminAnswer refusal = access.refusal(match.route(), request);
            return refusal == null
                    ? use.answer(request, match, serving(here, "GET"))
                    : use.log(request, refusal);
        } catch (Refusal e) {
            return e.answer();
        }
    }

    /// A route and what stands for the names in its path.
    record Match(Route route, Map<String, String> path) {}

    private List<Match> matches(String path) throws Refusal {
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            Map<String, String> found = route.path().match(path);
            if (found != null) {
                matches.add(new Match(route, found));
            }
        }
        return matches;
    }

    private static @Nullable Match serving(List<Match> matches, String method) {
        for (Match match : matches) {
            if (match.route().serves(method)) {
                return match;
            }
        }
        return null;
    }

    /// A method that hides behind another one would pass by whatever looks at methods.
    private static @Nullable AdminAnswer overridden(AdminRequest request) {
        for (String name : OVERRIDES) {
            if (!request.field(name).isEmpty()) {
                return AdminAnswer.bad(name, "the field `" + name + "` is not taken here");
            }
        }
        return null;
    }

    private static AdminAnswer unknown(AdminRequest request) {
        String message = "there is no " + request.path() + " on the admin port";
        return AdminAnswer.error(404, "invalid_request_error", "unknown_url", message);
    }

    private static AdminAnswer wrongMethod(List<Match> here, AdminRequest request) {
        List<String> allowed = new ArrayList<>();
        for (Match match : here) {
            allowed.add(match.route().method());
            if (match.route().isRead()) {
                allowed.add("HEAD");
            }
        }
        String list = String.join(", ", allowed);
        String message =
                request.method() + " is not allowed on " + request.path() + "; use " + list;
        return AdminAnswer.error(405, "invalid_request_error", null, message).with("allow", list);
    }
}
