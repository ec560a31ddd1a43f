package aigateway.net.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;

/// The protocols that are offered inside of TLS.
public final class Alpn {
    /// HTTP/2.
    public static final String H2 = ApplicationProtocolNames.HTTP_2;

    /// HTTP/1.1.
    public static final String HTTP_1_1 = ApplicationProtocolNames.HTTP_1_1;

    static final ApplicationProtocolConfig BOTH = of(H2, HTTP_1_1);
    static final ApplicationProtocolConfig HTTP_1_ONLY = of(HTTP_1_1);

    private Alpn() {}

    private static ApplicationProtocolConfig of(String... protocols) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                protocols);
    }
}
