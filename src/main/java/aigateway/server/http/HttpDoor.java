package aigateway.server.http;

import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ServerExchange;
import aigateway.net.ServerHandler;
import aigateway.server.Front;
import aigateway.server.LiveCalls;
import aigateway.server.RequestIds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Finds the endpoint of each request. Shared by all event loops.
public final class HttpDoor implements ServerHandler {
    private static final String CHAT = "/v1/chat/completions";
    private static final String MODELS = "/v1/models";

    private final Supplier<Front> fronts;
    private final Answers answers;
    private final RequestIds ids = new RequestIds();
    private final Log log;

    /// A door whose calls go to the front that stands when they come.
    ///
    /// @param dialect the dialect that callers speak
    /// @param server the value of the `server` field
    /// @param keepAliveMillis after how much silence a stream gets a comment
    public HttpDoor(
            Supplier<Front> fronts,
            CallerDialect dialect,
            LiveCalls live,
            Log log,
            String server,
            long keepAliveMillis) {
        this.fronts = fronts;
        this.log = log;
        answers = new Answers(dialect, new AnswerHeads(server), live, keepAliveMillis);
    }

    @Override
    public void handle(ServerExchange exchange) {
        String path = exchange.path();
        if (path.equals(CHAT)) {
            if (exchange.method().equals("POST")) {
                chat(exchange, "POST " + CHAT);
            } else {
                notAllowed(exchange, "POST");
            }
        } else if (path.equals(MODELS) || path.startsWith(MODELS + "/")) {
            if (exchange.method().equals("GET")) {
                models(exchange, path);
            } else {
                notAllowed(exchange, "GET");
            }
        } else {
            other(exchange, path);
        }
    }

    /// Takes a chat request whatever its path is.
    ///
    /// @param door where it came in, as the call tells it
    public void chat(ServerExchange exchange, String door) {
        ChatEndpoint.handle(exchange, live(exchange, door), front(), answers);
    }

    private void other(ServerExchange exchange, String path) {
        Front front = front();
        if (!front.forwards(path)) {
            refuse(exchange, unknown(exchange));
            return;
        }
        Call call = live(exchange, exchange.method() + " " + path);
        front.forward(exchange, call, () -> answers.over(call));
    }

    private Front front() {
        return fronts.get();
    }

    private Call live(ServerExchange exchange, String door) {
        Call call = call(exchange, door);
        answers.live().add(call);
        return call;
    }

    private Call call(ServerExchange exchange, String door) {
        String id = ids.of(exchange.get("x-request-id"));
        return new Call(id, door, exchange.peer(), exchange.loop(), exchange, System.nanoTime());
    }

    private void models(ServerExchange exchange, String path) {
        Front front = front();
        Call call = call(exchange, "GET " + MODELS);
        String id = path.length() > MODELS.length() ? path.substring(MODELS.length() + 1) : "";
        Bytes body = id.isEmpty() ? front.models() : front.model(decoded(id));
        if (body == null) {
            String message = "there is no model '" + id + "'; GET " + MODELS + " lists all";
            refuse(
                    exchange,
                    new Failure.Refused(
                            404, message, "invalid_request_error", "model", "model_not_found", 0));
            return;
        }
        Runnable answer =
                () -> exchange.respond(200, answers.heads().of(call, "application/json"), body);
        front.local(call, new Ready(answer), null);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    private void refuse(ServerExchange exchange, Failure.Refused failure) {
        Call call = call(exchange, exchange.method() + " " + exchange.path());
        front().local(call, new ErrorReply(exchange, call, answers), failure);
    }

    private void notAllowed(ServerExchange exchange, String allowed) {
        String message =
                exchange.method() + " is not allowed on " + exchange.path() + "; use " + allowed;
        Failure.Refused failure =
                new Failure.Refused(405, message, "invalid_request_error", null, null, 0);
        Call call = call(exchange, exchange.method() + " " + exchange.path());
        Runnable answer =
                () ->
                        exchange.respond(
                                405,
                                answers.heads().of(call, "application/json").add("allow", allowed),
                                answers.dialect().error(failure));
        front().local(call, new Ready(answer), failure);
    }

    private static Failure.Refused unknown(ServerExchange exchange) {
        String message =
                "there is no "
                        + exchange.method()
                        + " "
                        + exchange.path()
                        + " here; the API has POST "
                        + CHAT
                        + " and GET "
                        + MODELS;
        return new Failure.Refused(404, message, "invalid_request_error", null, "unknown_url", 0);
    }

    @Override
    public WireAnswer malformed(int status, String message, String peer) {
        String id = ids.of(null);
        log.info("call", "refused")
                .with("requestId", id)
                .with("client", peer)
                .with("status", status)
                .with("error", message)
                .write();
        Failure.Refused failure =
                new Failure.Refused(status, message, "invalid_request_error", null, null, 0);
        return new WireAnswer(
                answers.heads().basic(id, "application/json"), answers.dialect().error(failure));
    }

    /// A reply that the door has ready.
    private record Ready(Runnable answer) implements Sink {
        @Override
        public void on(ChatEvent event) {}

        @Override
        public void end() {
            answer.run();
        }

        @Override
        public void fail(Failure failure) {
            answer.run();
        }
    }
}
