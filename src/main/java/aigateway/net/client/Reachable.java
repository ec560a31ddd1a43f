package aigateway.net.client;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/// Addresses that no call ever goes to, whatever name led there: link-local ones and those where
/// clouds hand out credentials.
final class Reachable {
    private static final Set<String> REFUSED =
            Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private Reachable() {}

    static boolean isRefused(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        if (REFUSED.contains(zone < 0 ? text : text.substring(0, zone))) {
            return true;
        }
        return address instanceof Inet6Address six && isRefusedInside(six.getAddress());
    }

    /// Looks into addresses of version 6 that stand for one of version 4.
    private static boolean isRefusedInside(byte[] six) {
        if (six[0] == 0x20 && six[1] == 0x02) {
            return isRefused(four(six, 2));
        }
        boolean translated =
                six[0] == 0 && six[1] == 0x64 && six[2] == (byte) 0xff && six[3] == (byte) 0x9b;
        boolean compatible = true;
        for (int i = 0; i < 10; i++) {
            compatible &= six[i] == 0;
        }
        return (translated || compatible) && isRefused(four(six, 12));
    }

    private static InetAddress four(byte[] six, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(six, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
