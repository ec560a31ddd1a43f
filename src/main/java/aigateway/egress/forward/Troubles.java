package aigateway.egress.forward;

import aigateway.model.Failure;
import aigateway.net.NetFailure;
import aigateway.net.ServerExchange.BodyFailure;

/// Says what went wrong on the wire in the words that callers get, which tell of the route but not
/// of what is behind it.
final class Troubles {
    private Troubles() {}

    /// Why there is no answer.
    static Failure before(String route, NetFailure failure) {
        String who = "the endpoint of route '" + route + "' ";
        return switch (failure.kind()) {
            case CONNECT -> new Failure.Unreachable(route, who + "cannot be reached");
            case CONNECT_TIMEOUT ->
                    new Failure.TimedOut(
                            route, "connectTimeoutSeconds", who + "cannot be reached in time");
            case TLS -> new Failure.Unreachable(route, who + "has no acceptable TLS");
            case CLOSED, CUT ->
                    new Failure.Unreachable(route, who + "closed the connection without an answer");
            case PROTOCOL -> new Failure.InvalidAnswer(route, who + "answered no acceptable HTTP");
        };
    }

    /// Why an answer that had begun is not whole.
    static Failure inside(String route) {
        return new Failure.Broken(route, "the answer of route '" + route + "' broke off");
    }

    /// A time limit ran out.
    static Failure late(String route, String limit) {
        String message = "the endpoint of route '" + route + "' is too slow (" + limit + ")";
        return new Failure.TimedOut(route, limit, message);
    }

    /// The caller's body is no good.
    static Failure body(BodyFailure failure) {
        return switch (failure) {
            case TOO_LARGE -> refused(413, "the body is too large");
            case OVERLOADED -> refused(503, "too much is being held in memory; try again");
            case TOO_SLOW -> refused(408, "the body came too slowly");
            case MALFORMED -> refused(400, "the body's framing is malformed");
        };
    }

    private static Failure refused(int status, String message) {
        return new Failure.Refused(
                status, message, "invalid_request_error", null, null, status == 503 ? 1 : 0);
    }
}
