package aigateway.admin.live;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.LiveView;
import java.util.List;
import java.util.Map;

/// `/admin/events`: what happens, as server-sent events.
public final class EventsResource implements Resource {
    private final LiveView view;

    /// What happens as `view` tells it.
    public EventsResource(LiveView view) {
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        Doc doc =
                Doc.of("What happens, as server-sent events: one each second.", "Events")
                        .asks("calls", "boolean", "`true` to be told of each call, too.");
        return List.of(Route.get("/admin/events", Role.ADMIN, doc, this::events));
    }

    private AdminAnswer events(Ask ask) {
        String asked = ask.parameter("calls");
        if (asked != null && !asked.equals("true") && !asked.equals("false")) {
            return AdminAnswer.bad("calls", "`calls` must be `true` or `false`");
        }
        if (view.isFull()) {
            return AdminAnswer.error(
                            503,
                            "server_error",
                            "too_many_followers",
                            "too many pages follow the events already; close one")
                    .with("retry-after", "5");
        }
        boolean calls = "true".equals(asked);
        return AdminAnswer.streamed(
                200,
                Map.of("content-type", "text/event-stream", "x-accel-buffering", "no"),
                out -> view.follow(calls, out));
    }
}
