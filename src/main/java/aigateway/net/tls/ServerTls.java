package aigateway.net.tls;

import aigateway.net.ListenerSettings;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A listener's certificate, and TLS 1.2 and 1.3 with it. Thread-safe.
public final class ServerTls implements AutoCloseable {
    private final SslContext context;
    private final int handshakeMillis;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Reads certificate and key; fails if they cannot be used.
    public ServerTls(ListenerSettings.Tls files, TlsEngine engine, int handshakeMillis)
            throws IOException {
        this.handshakeMillis = handshakeMillis;
        try {
            context =
                    SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile())
                            .sslProvider(engine.provider())
                            .protocols("TLSv1.3", "TLSv1.2")
                            .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                            .applicationProtocolConfig(Alpn.BOTH)
                            .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("cannot use " + files.certificate() + " with " + files.key(), e);
        }
    }

    /// A connection's handler.
    public SslHandler handler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator, Handshakes.EXECUTOR);
        handler.setHandshakeTimeoutMillis(handshakeMillis);
        return handler;
    }

    /// What makes the engines, for servers that bring their own protocol; theirs until [#close()].
    public SslContext context() {
        return context;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ReferenceCountUtil.release(context);
        }
    }
}
