package aigateway.admin;

import aigateway.logs.Log;
import java.util.ArrayList;
import java.util.List;

/// Finds the route of a request, asks whether it may be used, and uses it. What no route serves is
/// refused.
final class Routes {
    private final List<Route> routes = new ArrayList<>();
    private final AdminAccess access;
    private final Log log;

    Routes(List<Resource> resources, AdminAccess access, Log log) {
        resources.forEach(resource -> routes.addAll(resource.routes()));
        this.access = access;
        this.log = log;
    }

    AdminAnswer answer(AdminRequest request) {
        AdminAnswer foreign = access.foreign(request);
        if (foreign != null) {
            return foreign;
        }
        List<Route> here =
                routes.stream().filter(route -> route.path().equals(request.path())).toList();
        for (Route route : here) {
            if (route.serves(request.method())) {
                AdminAnswer refusal = access.refusal(route.role(), request);
                return refusal == null ? use(route, request) : refusal;
            }
        }
        return here.isEmpty() ? unknown(request) : wrongMethod(here, request);
    }

    private AdminAnswer use(Route route, AdminRequest request) {
        try {
            return route.handler().answer();
        } catch (RuntimeException e) {
            log.error("admin", "Defect")
                    .with("path", request.path())
                    .with("error", e.toString())
                    .write();
            return AdminAnswer.error(500, "server_error", null, "the gateway has a defect here");
        }
    }

    private static AdminAnswer unknown(AdminRequest request) {
        String message = "there is no " + request.path() + " on the admin port";
        return AdminAnswer.error(404, "invalid_request_error", "unknown_url", message);
    }

    private static AdminAnswer wrongMethod(List<Route> here, AdminRequest request) {
        List<String> allowed = new ArrayList<>();
        for (Route route : here) {
            allowed.add(route.method());
            if (route.method().equals("GET")) {
                allowed.add("HEAD");
            }
        }
        String list = String.join(", ", allowed);
        String message =
                request.method() + " is not allowed on " + request.path() + "; use " + list;
        return AdminAnswer.error(405, "invalid_request_error", null, message).with("allow", list);
    }
}
