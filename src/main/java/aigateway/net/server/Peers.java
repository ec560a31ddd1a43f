package aigateway.net.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/// Addresses as text.
public final class Peers {
    private Peers() {}

    /// The IP address without zone, or an empty text.
    public static String text(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return "";
        }
        String text = inet.getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
