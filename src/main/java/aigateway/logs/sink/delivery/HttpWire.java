package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.SinkRequest;
import aigateway.model.Bytes;
import aigateway.net.ClientRequest;
import aigateway.net.Headers;
import aigateway.net.Loop;
import java.util.List;

/// A sink behind HTTP. All of its requests run on one loop, so that they share a connection; the
/// thread that sends waits, the loop does not.
public final class HttpWire implements SinkWire {
    private static final int CONNECT_MILLIS = 5_000;

    /// Smaller bodies go as they are.
    private static final int COMPRESSED_FROM = 1_024;

    private final Loop loop;
    private final Endpoint endpoint;
    private final boolean compression;
    private final String userAgent;

    /// @param compression true to compress bodies with gzip
    public HttpWire(Loop loop, Endpoint endpoint, boolean compression, String userAgent) {
        this.loop = loop;
        this.endpoint = endpoint;
        this.compression = compression;
        this.userAgent = userAgent;
    }

    @Override
    public SinkAnswer send(SinkRequest request, long mostMillis) {
        return new WireCall(loop).send(request(request), mostMillis);
    }

    private ClientRequest request(SinkRequest request) {
        Headers headers = new Headers();
        request.headers().forEach(headers::add);
        headers.add("user-agent", userAgent);
        Bytes body = request.body();
        if (compression && body.length() >= COMPRESSED_FROM) {
            headers.add("content-encoding", "gzip");
            body = FastGzip.of(body);
        }
        List<Bytes> pieces = body.isEmpty() ? List.of() : List.of(body);
        String path = endpoint.prefix() + request.path();
        return new ClientRequest(
                endpoint.origin(), request.method(), path, headers, pieces, CONNECT_MILLIS);
    }
}
