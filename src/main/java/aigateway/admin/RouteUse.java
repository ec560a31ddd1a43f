package aigateway.admin;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Precondition;
import aigateway.admin.rest.Query;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Route;
import aigateway.json.JsonNode;
import aigateway.logs.Level;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Uses a route for a request that may use it, and logs every attempt to change something.
final class RouteUse {
    private final AdminAccess access;
    private final Log log;

    RouteUse(AdminAccess access, Log log) {
        this.access = access;
        this.log = log;
    }

    /// @param read the route for GET on the same path, or null: it answers a POST without a body
    AdminAnswer answer(AdminRequest request, Routes.Match match, Routes.@Nullable Match read) {
        RequestBody body;
        try {
            if (match.route().doc().rawBytes() > 0) {
                RequestBody.plain(request);
                RequestBody.typed(request);
                // not logged here: it changes nothing, and what it does has a line of its own
                return guarded(request, match, new RequestBody(request, Bytes.EMPTY));
            }
            body = RequestBody.read(request);
        } catch (Refusal e) {
            return log(request, e.answer());
        }
        boolean asRead = request.method().equals("POST") && body.isEmpty();
        if (asRead && read != null) {
            return guarded(request, read, body);
        }
        return log(request, guarded(request, match, body));
    }

    private AdminAnswer guarded(AdminRequest request, Routes.Match match, RequestBody body) {
        try {
            return use(request, match, body);
        } catch (Refusal e) {
            return e.answer();
        } catch (UncheckedIOException e) {
            String why = String.valueOf(e.getMessage());
            return AdminAnswer.error(503, "server_error", null, why);
        } catch (RuntimeException e) {
            log.error("admin", "Defect")
                    .with("path", request.path())
                    .with("error", e.toString())
                    .write();
            return AdminAnswer.error(500, "server_error", null, "the gateway has a defect here");
        }
    }

    /// Logs an attempt to change something, whatever came of it.
    AdminAnswer log(AdminRequest request, AdminAnswer answer) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            boolean done = answer.status() < 400;
            log.line(
                            done ? Level.INFO : Level.WARN,
                            "admin",
                            done ? "Changed by the admin API" : "Refused by the admin API")
                    .with("method", request.method())
                    .with("path", request.path())
                    .with("actor", access.actor(request))
                    .with("status", answer.status())
                    .write();
        }
        return answer;
    }

    private AdminAnswer use(AdminRequest request, Routes.Match match, RequestBody body)
            throws Refusal {
        Route route = match.route();
        Map<String, String> query = Query.read(request.query());
        if (!route.isRead()) {
            // a misspelt condition must not make a change wider
            for (String name : query.keySet()) {
                if (!route.doc().knows(name)) {
                    throw new Refusal(
                            AdminAnswer.bad(name, "there is no parameter `" + name + "`"));
                }
            }
        }
        Precondition precondition = Precondition.read(request.field("if-match"));
        if (precondition.demanded() && !route.isRead() && !route.doc().tagged()) {
            throw new Refusal(AdminAnswer.bad("If-Match", "there is no ETag here to match"));
        }
        JsonNode json = json(route, body);
        return route.handler()
                .answer(
                        new Ask(
                                match.path(),
                                query,
                                json,
                                precondition,
                                access.actor(request),
                                request.incoming()));
    }

    private static @Nullable JsonNode json(Route route, RequestBody body) throws Refusal {
        if (route.doc().rawBytes() > 0) {
            return null;
        }
        if (route.doc().request() != null) {
            return body.isEmpty() && route.doc().optional() ? null : body.json();
        }
        if (!body.isEmpty()) {
            throw new Refusal(
                    AdminAnswer.bad(null, route.method() + " " + route.path() + " takes no body"));
        }
        return null;
    }
}
