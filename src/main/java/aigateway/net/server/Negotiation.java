package aigateway.net.server;

import aigateway.net.tls.Alpn;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;

/// Puts the protocol's handler in place once TLS has negotiated it.
final class Negotiation extends ApplicationProtocolNegotiationHandler {
    private final ServerLoop shared;

    Negotiation(ServerLoop shared) {
        super(Alpn.HTTP_1_1);
        this.shared = shared;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
        if (protocol.equals(Alpn.H2)) {
            H2Server.install(shared, ctx.channel());
        } else {
            ctx.pipeline().addLast(new ServerConnection(shared, ctx.channel()));
        }
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
        // A caller that speaks no TLS or does not trust us; nothing to tell anybody.
        ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
