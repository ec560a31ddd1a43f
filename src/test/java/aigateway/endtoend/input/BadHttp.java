package aigateway.endtoend.input;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.RawCaller;
import java.util.stream.Stream;

/// Bytes that are no acceptable HTTP request, or an acceptable one that nobody serves.
///
/// @param request what is sent
/// @param closes true if the gateway must close the connection, because nobody can say where
///     the next
///     request would begin
record BadHttp(String name, String request, int status, boolean closes) {
    private static final String POST = "POST /v1/chat/completions HTTP/1.1\r\n";
    private static final String HEAD =
            POST + "host: localhost\r\nx-llm-provider: first\r\ncontent-type: application/json\r\n";
    private static final String BODY = TwoProviders.WHOLE;
    private static final String LENGTH = "content-length: " + BODY.length() + "\r\n";

    /// A request of its own that would reach a provider if it were taken for one.
    private static final String SMUGGLED =
            RawCaller.chat(BODY, "x-llm-provider: first", "x-request-id: smuggled");

    @Override
    public String toString() {
        return name;
    }

    static Stream<BadHttp> all() {
        return Stream.of(framing(), lines(), fields(), chunks(), refused()).flatMap(each -> each);
    }

    private static BadHttp head(String name, String fields) {
        return new BadHttp(name, HEAD + fields + "\r\n" + BODY + SMUGGLED, 400, true);
    }

    private static BadHttp line(String name, String line, int status) {
        return new BadHttp(name, line + "\r\nhost: localhost\r\n\r\n" + SMUGGLED, status, true);
    }

    private static BadHttp served(String name, String request, int status) {
        return new BadHttp(name, request, status, false);
    }

    private static Stream<BadHttp> framing() {
        String chunked = "transfer-encoding: chunked\r\n";
        return Stream.of(
                head("a length and chunks", LENGTH + chunked),
                head("chunks and a length", chunked + LENGTH),
                head("two lengths that differ", LENGTH + "content-length: 3\r\n"),
                head("a list of lengths", "content-length: 5, 6\r\n"),
                head("a length with a plus", "content-length: +" + BODY.length() + "\r\n"),
                head("a length in hex", "content-length: 0x38\r\n"),
                head("a negative length", "content-length: -1\r\n"),
                head("an empty length", "content-length:\r\n"),
                new BadHttp(
                        "a length beyond all numbers",
                        HEAD + "content-length: 99999999999999999999\r\n\r\n",
                        413,
                        true),
                head("an unknown coding", "transfer-encoding: gzip\r\n"),
                head("a coding after chunks", "transfer-encoding: chunked, identity\r\n"),
                head("chunks twice", chunked + chunked),
                head("chunks in disguise", "transfer-encoding: \u000bchunked\r\n"));
    }

    private static Stream<BadHttp> lines() {
        return Stream.of(
                line("no version", "GET /v1/models", 400),
                line("no target", "GET HTTP/1.1", 400),
                line("two spaces", "GET  /v1/models HTTP/1.1", 400),
                line("a space in the target", "GET /v1/mo dels HTTP/1.1", 400),
                line("another protocol", "GET /v1/models HTCPCP/1.0", 400),
                line("HTTP/2 in words", "GET /v1/models HTTP/2.0", 505),
                line("HTTP/3", "GET /v1/models HTTP/3.0", 505),
                line("a method with a bracket", "GE(T /v1/models HTTP/1.1", 400),
                line("a relative target", "GET v1/models HTTP/1.1", 400),
                line("a NUL in the target", "GET /v1/mod\u0000els HTTP/1.1", 400),
                line("a byte beyond ASCII in the target", "GET /v1/mod\u00e4ls HTTP/1.1", 400),
                line("a target that is too long", "GET /" + "x".repeat(60_000) + " HTTP/1.1", 414),
                new BadHttp(
                        "a TLS greeting",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                        400,
                        true),
                new BadHttp(
                        "another protocol's greeting", "SSH-2.0-OpenSSH_9.9\r\n\r\n", 400, true));
    }

    private static Stream<BadHttp> fields() {
        return Stream.of(
                new BadHttp("no host", POST + LENGTH + "\r\n" + BODY + SMUGGLED, 400, true),
                head("two hosts", "host: other\r\n" + LENGTH),
                new BadHttp(
                        "a host with a path",
                        POST + "host: localhost/v1?x\r\n" + LENGTH + "\r\n" + BODY,
                        400,
                        true),
                head("a space before the colon", "content-length : " + BODY.length() + "\r\n"),
                head("no colon", "just words\r\n" + LENGTH),
                head("no name", ": value\r\n" + LENGTH),
                head("a space in a name", "x one: value\r\n" + LENGTH),
                head("a folded line", "x-one: a\r\n b\r\n" + LENGTH),
                head("a NUL in a value", "x-one: a\u0000b\r\n" + LENGTH),
                head("a CR in a value", "x-one: a\rb\r\n" + LENGTH),
                head("a line that ends with LF only", "x-one: a\n" + LENGTH),
                new BadHttp(
                        "a head that is too long",
                        HEAD + "x-one: " + "y".repeat(80_000) + "\r\n\r\n",
                        431,
                        true),
                new BadHttp(
                        "fields without number",
                        HEAD + "x: y\r\n".repeat(20_000) + "\r\n",
                        431,
                        true),
                new BadHttp(
                        "another expectation",
                        HEAD + "expect: tea\r\n" + LENGTH + "\r\n" + BODY,
                        417,
                        true));
    }

    private static Stream<BadHttp> chunks() {
        String head = HEAD + "transfer-encoding: chunked\r\n\r\n";
        return Stream.of(
                new BadHttp("a size that is no number", head + "xyz\r\n" + SMUGGLED, 400, true),
                new BadHttp("a negative size", head + "-5\r\nhello\r\n0\r\n\r\n", 400, true),
                new BadHttp("a size with 0x", head + "0x5\r\nhello\r\n0\r\n\r\n", 400, true),
                new BadHttp("a size beyond all numbers", head + "fffffffffffffffff\r\n", 400, true),
                new BadHttp(
                        "a chunk that is too short", head + "9\r\nhello\r\n0\r\n\r\n", 400, true),
                new BadHttp(
                        "a chunk that is too long", head + "2\r\nhello\r\n0\r\n\r\n", 400, true),
                new BadHttp("LF for CRLF", head + "5\nhello\n0\n\n" + SMUGGLED, 400, true),
                new BadHttp("an endless extension", head + "5;" + "x".repeat(100_000), 400, true));
    }

    private static Stream<BadHttp> refused() {
        return Stream.of(
                served("GET", HEAD.replace("POST", "GET") + "\r\n", 405),
                served("PUT", HEAD.replace("POST", "PUT") + LENGTH + "\r\n" + BODY, 405),
                served("DELETE", HEAD.replace("POST", "DELETE") + "\r\n", 405),
                served("OPTIONS", HEAD.replace("POST", "OPTIONS") + "\r\n", 405),
                served("TRACE", HEAD.replace("POST", "TRACE") + "\r\n", 405),
                served("a method of one's own", HEAD.replace("POST", "BREW") + "\r\n", 405),
                served("lower case", HEAD.replace("POST", "post") + LENGTH + "\r\n" + BODY, 405),
                served("POST to models", post("/v1/models"), 405),
                served("another path", post("/v1/embeddings-of-mine"), 404),
                served("no version", post("/chat/completions"), 404),
                served("a slash at the end", post("/v1/chat/completions/"), 404),
                served("two slashes", post("/v1//chat/completions"), 404),
                served("dots", post("/v1/x/../chat/completions"), 404),
                served("encoded dots", post("/v1/x/%2e%2e/chat/completions"), 404),
                served("an encoded letter", post("/v1/ch%61t/completions"), 404),
                served("upper case", post("/V1/Chat/Completions"), 404),
                served("a parameter in the path", post("/v1/chat/completions;x=1"), 404),
                served("gzip", HEAD + "content-encoding: gzip\r\n" + LENGTH + "\r\n" + BODY, 415));
    }

    private static String post(String path) {
        return HEAD.replace("/v1/chat/completions", path) + LENGTH + "\r\n" + BODY;
    }
}
