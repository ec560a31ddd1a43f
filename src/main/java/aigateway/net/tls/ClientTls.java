package aigateway.net.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Whom the client side trusts, and TLS 1.2 and 1.3 with the server's name checked. Sessions are
/// resumed. Thread-safe.
public final class ClientTls implements AutoCloseable {
    private final SslContext context;

    /// @param trusted certificates in PEM to trust instead of the JDK's, or null
    /// @param http2 whether HTTP/2 is offered beside HTTP/1.1
    public ClientTls(TlsEngine engine, @Nullable Path trusted, boolean http2) throws SSLException {
        SslContextBuilder builder =
                SslContextBuilder.forClient()
                        .sslProvider(engine.provider())
                        .protocols("TLSv1.3", "TLSv1.2")
                        .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                        .applicationProtocolConfig(http2 ? Alpn.BOTH : Alpn.HTTP_1_ONLY)
                        .endpointIdentificationAlgorithm("HTTPS");
        if (trusted != null) {
            builder.trustManager(trusted.toFile());
        }
        context = builder.build();
    }

    /// A connection's handler; checks that the server is who it should be.
    public SslHandler handler(ByteBufAllocator allocator, String host, int port) {
        SslHandler handler = context.newHandler(allocator, host, port, Handshakes.EXECUTOR);
        // The limit for connecting as a whole covers the handshake.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}
