package aigateway.net.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/// Who does the cryptography.
public enum TlsEngine {
    /// The JDK.
    JDK,
    /// BoringSSL, where it runs; else the JDK.
    OPENSSL;

    /// The engine that the system property `gateway.tls` names (`jdk` or `openssl`), else OpenSSL.
    public static TlsEngine configured() {
        return "jdk".equalsIgnoreCase(System.getProperty("gateway.tls")) ? JDK : OPENSSL;
    }

    SslProvider provider() {
        return this == OPENSSL && OpenSsl.isAvailable()
                ? SslProvider.OPENSSL_REFCNT
                : SslProvider.JDK;
    }
}
