package aigateway.testing;

import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.HttpAnswer.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes answers for a [FakeProvider]: well-formed ones and all sorts of broken ones.
public final class Answers {
    private Answers() {}

    /// JSON with status 200.
    public static HttpAnswer json(String body) {
        return json(200, body);
    }

    /// JSON with a status.
    public static HttpAnswer json(int status, String body) {
        return of(status, "application/json", utf8(body));
    }

    /// An error in OpenAI's form.
    public static HttpAnswer error(int status, String type, String message) {
        return json(
                status,
                "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":null}}"
                        .formatted(message, type));
    }

    /// An HTML page, as proxies and maintenance pages send.
    public static HttpAnswer html(int status) {
        return of(
                status,
                "text/html",
                utf8("<html><head><title>Be right back</title></head><body>Soon.</body></html>"));
    }

    /// A body of any type, in one piece, with its length.
    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(
                status,
                List.of(new ReceivedRequest.Field("content-type", contentType)),
                List.of(new Step.Data(body)),
                Framing.LENGTH);
    }

    /// A stream of server-sent events, chunked, one piece for each event. Each is given as its
    /// `data`, or with its framing if it ends with an empty line.
    public static HttpAnswer sse(String... events) {
        return sse(List.of(events));
    }

    /// A stream of server-sent events.
    public static HttpAnswer sse(List<String> events) {
        List<Step> steps = new ArrayList<>();
        for (String event : events) {
            boolean isFramed = event.endsWith("\n\n") || event.endsWith("\r\n\r\n");
            String framed = isFramed ? event : "data: " + event + "\n\n";
            steps.add(new Step.Data(utf8(framed)));
        }
        return new HttpAnswer(
                200,
                List.of(new ReceivedRequest.Field("content-type", "text/event-stream")),
                List.copyOf(steps),
                Framing.CHUNKED);
    }

    /// The request is read; then nothing, until the caller closes.
    public static Answer stall() {
        return (wire, _) -> wire.stall();
    }

    /// The request is read; then the connection ends without a byte.
    public static Answer drop(Wire.Cut how) {
        return (wire, _) -> wire.cut(how);
    }

    /// Any bytes, and the end of the connection: whatever is no HTTP.
    public static Answer raw(String bytes) {
        return (wire, _) -> {
            wire.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            wire.cut(Wire.Cut.FIN);
        };
    }

    /// The head of an answer that never ends, until the caller closes.
    public static Answer endlessHead() {
        return (wire, request) -> {
            wire.write(utf8("HTTP/1.1 200 OK\r\n"));
            while (!request.isClosed()) {
                wire.write(utf8("x-more: and more\r\n".repeat(64)));
            }
        };
    }

    /// A piece of text over and over, chunked, until the caller closes.
    public static Answer endless(String contentType, String start, String piece) {
        HttpAnswer head = of(200, contentType, utf8(start)).framed(Framing.CHUNKED);
        byte[] chunk = utf8(Integer.toHexString(utf8(piece).length) + "\r\n" + piece + "\r\n");
        return (wire, request) -> {
            byte[] begin = head.bytes();
            wire.write(java.util.Arrays.copyOf(begin, begin.length - "0\r\n\r\n".length()));
            while (!request.isClosed()) {
                wire.write(chunk);
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
