package aigateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Calls a gateway as an ordinary HTTP client does. Thread-safe.
public final class Caller implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    /// Calls what listens at a base URL.
    public Caller(String base) {
        this.base = URI.create(base);
    }

    /// Asks for a chat completion and takes the whole answer.
    ///
    /// @param fields names and values of header fields, in turn
    public Reply chat(String body, String... fields) throws IOException, InterruptedException {
        return send("POST", "/v1/chat/completions", body, fields);
    }

    /// Sends any request and takes the whole answer.
    public Reply send(String method, String path, String body, String... fields)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(
                        request(method, path, body, fields),
                        HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(answer.statusCode(), answer.headers(), answer.body());
    }

    /// Asks for a chat completion and returns when the answer's head has come.
    public StreamedReply stream(String body, String... fields)
            throws IOException, InterruptedException {
        return streamFrom("/v1/chat/completions", body, fields);
    }

    /// The same on another path.
    public StreamedReply streamFrom(String path, String body, String... fields)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(
                        request("POST", path, body, fields),
                        HttpResponse.BodyHandlers.ofInputStream());
        return new StreamedReply(answer.statusCode(), answer.headers(), answer.body());
    }

    private HttpRequest request(String method, String path, String body, String... fields) {
        HttpRequest.BodyPublisher content =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(
                                body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Eventually.PATIENCE.multipliedBy(2))
                        .method(method, content);
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        for (int i = 0; i < fields.length; i += 2) {
            request.setHeader(fields[i], fields[i + 1]);
        }
        return request.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
