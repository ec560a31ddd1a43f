package aigateway.route;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.model.Sink;

/// Gives each call its targets, or refuses it.
public final class RouteStage implements Stage {
    private final Router router;

    /// A stage that asks this router.
    public RouteStage(Router router) {
        this.router = router;
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        Routing routing = router.route(call.header("x-llm-provider"), call.request().model());
        switch (routing) {
            case Routing.Routed(var plan, _) -> {
                call.plan(plan);
                next.handle(call, reply);
            }
            case Routing.Refused(var failure, _) -> reply.fail(failure);
        }
    }
}
