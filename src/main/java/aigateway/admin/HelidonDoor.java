package aigateway.admin;

import aigateway.admin.playground.PlaygroundResource;
import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Incoming;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
        CallerWatch watch = new CallerWatch();
        AdminRequest ours =
                new AdminRequest(
                        request.prologue().method().text(),
                        request.prologue().uriPath().rawPath(),
                        request.prologue().query().rawValue(),
                        request.remotePeer().host(),
                        name -> all(request, name),
                        most -> body(request, most),
                        watch);
        AdminAnswer answer = routes.answer(ours);
        response.status(Status.create(answer.status()));
        EVERY_ANSWER.forEach((name, value) -> response.header(name, value));
        answer.headers().forEach((name, value) -> response.header(name, value));
        boolean last = watch.isUsed() || wantsClose(request);
        if (last) {
            response.header("connection", "close");
        }
        if (ours.method().equals("HEAD")) {
            response.contentLength(answer.body().length());
            response.send();
        } else if (answer.stream() != null) {
            stream(answer.stream(), response);
        } else {
            response.send(answer.body().toByteArray());
        }
        // Helidon 4.5.0 promises to close the connection and leaves it open.
        if (last) {
            // what was sent and not read would make the answer get lost
            if (request.content().hasEntity() && !request.content().consumed()) {
                request.content().consume();
            }
            throw new CloseConnectionException("the connection is not used any more");
        }
    }

    private static void stream(AdminAnswer.Streaming stream, ServerResponse response) {
        try (OutputStream out = response.outputStream()) {
            stream.write(out);
            // Helidon 4.5.0 keeps what was never flushed until the handler returns.
            out.flush();
            // closing does not end the answer, and the connection may be closed before Helidon does
            ((RoutingResponse) response).commit();
        } catch (IOException
                | UncheckedIOException
                | SocketWriterException
                | ServerConnectionException e) {
            // the client has gone: there is nobody to tell
            throw new CloseConnectionException("the client has gone", e);
        }
    }

    private static boolean wantsClose(ServerRequest request) {
        for (String field : all(request, "connection")) {
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
        AdminAnswer answer = malformed(status.code());
        EVERY_ANSWER.forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(answer.body().toByteArray())
                .build();
    }

    private static AdminAnswer malformed(int status) {
        if (status == 413) {
            return Incoming.tooLong(PlaygroundResource.MAX_BYTES);
        }
        boolean ours = status >= 500;
        return AdminAnswer.error(
                status,
                ours ? "server_error" : "invalid_request_error",
                null,
                ours ? "the gateway has a defect here" : "the request is malformed");
    }

    private static byte[] body(ServerRequest request, int most) throws IOException {
        return request.content().hasEntity()
                ? request.content().inputStream().readNBytes(most)
                : new byte[0];
    }

    private static List<String> all(ServerRequest request, String name) {
        return request.headers().all(HeaderNames.create(name), List::of);
    }
}
