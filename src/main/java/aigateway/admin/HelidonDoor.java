package aigateway.admin;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;

/// Turns Helidon's requests into ours and our answers into Helidon's.
///
/// @param routes answers them
record HelidonDoor(Routes routes) implements Handler, DirectHandler {
    private static final Map<String, String> EVERY_ANSWER =
            Map.of(
                    "content-type", "application/json",
                    "cache-control", "no-store",
                    "x-content-type-options", "nosniff",
                    "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
                    "cross-origin-resource-policy", "same-origin",
                    "referrer-policy", "no-referrer");

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        AdminRequest ours =
                new AdminRequest(
                        request.prologue().method().text(),
                        request.prologue().uriPath().rawPath(),
                        request.remotePeer().host(),
                        all(request, HeaderNames.HOST),
                        all(request, HeaderNames.ORIGIN),
                        all(request, HeaderNames.AUTHORIZATION));
        AdminAnswer answer = routes.answer(ours);
        response.status(Status.create(answer.status()));
        EVERY_ANSWER.forEach((name, value) -> response.header(name, value));
        answer.headers().forEach((name, value) -> response.header(name, value));
        if (ours.method().equals("HEAD")) {
            response.contentLength(answer.json().length());
            response.send();
        } else {
            response.send(answer.json().toByteArray());
        }
        // Helidon 4.5.0 promises to close the connection and leaves it open.
        if (wantsClose(request)) {
            throw new CloseConnectionException("as the caller asked");
        }
    }

    private static boolean wantsClose(ServerRequest request) {
        for (String field : all(request, HeaderNames.CONNECTION)) {
            if (field.equalsIgnoreCase("close")) {
                return true;
            }
        }
        return false;
    }

    /// What is no HTTP never comes as far as the routes.
    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType event,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        boolean ours = status.code() >= 500;
        AdminAnswer answer =
                AdminAnswer.error(
                        status.code(),
                        ours ? "server_error" : "invalid_request_error",
                        null,
                        ours ? "the gateway has a defect here" : "the request is malformed");
        EVERY_ANSWER.forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(answer.json().toByteArray())
                .build();
    }

    private static List<String> all(ServerRequest request, HeaderName name) {
        return request.headers().all(name, List::of);
    }
}
