package aigateway.admin.playground;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Incoming;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.Playground;
import aigateway.model.Bytes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/admin/playground`: a chat request that goes the way of callers' requests, and the very answer
/// that a caller would get.
public final class PlaygroundResource implements Resource {
    /// The longest request, which may hold images.
    public static final int MAX_BYTES = 16 << 20;

    /// What a caller could say in header fields; nothing of the page's own goes on.
    private static final List<String> PASSED_ON =
            List.of(
                    "content-type",
                    "user-agent",
                    "cache-control",
                    "x-llm-provider",
                    "x-request-id",
                    "x-gateway-strict");

    private final Playground playground;

    /// Sends requests to `playground`.
    public PlaygroundResource(Playground playground) {
        this.playground = playground;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                        "/admin/playground",
                        Role.ADMIN,
                        Doc.of("Sends a chat request as callers do.", "ChatAnswer")
                                .takesRaw("ChatRequest", MAX_BYTES),
                        this::send));
    }

    private AdminAnswer send(Ask ask) throws Refusal {
        Bytes body = body(ask.incoming());
        Playground.Request request =
                new Playground.Request(ask.incoming().peer(), fields(ask.incoming()), body);
        try {
            Playground.Reply reply = playground.send(request, ask.incoming().departure());
            Bytes whole = reply.whole();
            return whole == null
                    ? AdminAnswer.streamed(reply.status(), reply.headers(), reply.rest()::writeTo)
                    : new AdminAnswer(reply.status(), reply.headers(), whole);
        } catch (IOException e) {
            throw new Refusal(
                    AdminAnswer.error(503, "server_error", null, String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, String> fields(Incoming incoming) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : PASSED_ON) {
            String value = incoming.only(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private Bytes body(Incoming incoming) throws Refusal {
        long most = Math.min(incoming.bodyLength(MAX_BYTES), MAX_BYTES + 1L);
        if (!playground.hold(most)) {
            throw new Refusal(
                    AdminAnswer.error(
                                    503,
                                    "service_unavailable_error",
                                    "overloaded",
                                    "too many bytes are buffered at the moment ([gateway]"
                                            + " maxBufferedBytes); try again")
                            .with("retry-after", "1"));
        }
        long used = 0;
        try {
            Bytes body = incoming.whole(MAX_BYTES);
            used = body.length();
            return body;
        } finally {
            playground.letGo(most - used);
        }
    }
}
