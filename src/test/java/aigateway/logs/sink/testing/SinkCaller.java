package aigateway.logs.sink.testing;

import aigateway.logs.sink.format.LogEvent;
import aigateway.logs.sink.format.SinkFormat;
import aigateway.logs.sink.format.SinkRequest;
import aigateway.logs.sink.format.Verdict;
import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Sends what a format writes to a sink, once, and lets the format read the answer.
public final class SinkCaller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final SinkFormat format;

    /// Speaks this format to the sink at `url`.
    public SinkCaller(String url, SinkFormat format) {
        this.url = url;
        this.format = format;
    }

    /// Sends what is to be sent first; the last verdict.
    public Verdict prepare() {
        Verdict verdict = new Verdict.Taken();
        for (SinkRequest request : format.prepare()) {
            HttpResponse<byte[]> answer = call(request);
            verdict = format.prepared(request, answer.statusCode(), Bytes.of(answer.body()));
        }
        return verdict;
    }

    /// Sends events in one request.
    public Verdict send(List<LogEvent> events) {
        HttpResponse<byte[]> answer = call(format.write(events));
        String retryAfter = answer.headers().firstValue("retry-after").orElse("");
        return format.read(events, answer.statusCode(), retryAfter, Bytes.of(answer.body()));
    }

    /// Sends any request to the sink, compressed; the answer.
    public HttpResponse<byte[]> call(SinkRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + request.path()))
                        .header("content-encoding", "gzip")
                        .method(request.method(), BodyPublishers.ofByteArray(packed(request)));
        request.headers().forEach(builder::header);
        try {
            return client.send(builder.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] packed(SinkRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(request.body().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
