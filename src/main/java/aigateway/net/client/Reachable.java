package aigateway.net.client;

import aigateway.net.Reach;
import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/// Addresses that a call does not go to, whatever name led there. Never to link-local ones and
/// those where clouds hand out credentials; with [Reach#PUBLIC] only to what the whole internet
/// routes to one machine.
public final class Reachable {
    private static final Set<String> REFUSED =
            Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    /// Blocks of version 4 that are not public: first address and length of the prefix.
    private static final int[][] PRIVATE = {
        {ip(0, 0, 0), 8},
        {ip(10, 0, 0), 8},
        {ip(100, 64, 0), 10},
        {ip(127, 0, 0), 8},
        {ip(169, 254, 0), 16},
        {ip(172, 16, 0), 12},
        {ip(192, 0, 0), 24},
        {ip(192, 0, 2), 24},
        {ip(192, 88, 99), 24},
        {ip(192, 168, 0), 16},
        {ip(198, 18, 0), 15},
        {ip(198, 51, 100), 24},
        {ip(203, 0, 113), 24},
        // Multicast, what is reserved, and broadcast.
        {ip(224, 0, 0), 3},
    };

    private Reachable() {}

    /// True if a request of this reach may go to the address; the calm side asks too.
    public static boolean allows(Reach reach, InetAddress address) {
        return !isRefused(address, reach);
    }

    static boolean isRefused(InetAddress address, Reach reach) {
        return isNeverReached(address) || reach == Reach.PUBLIC && !isPublic(address);
    }

    /// The same for a host; false if it is a name, whose addresses are to be looked up first.
    static boolean isRefused(String host, Reach reach) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        if (literal == null) {
            return false;
        }
        // The JDK makes version 4 of an address of version 6 that stands for one.
        boolean disguised = literal instanceof Inet4Address && host.indexOf(':') >= 0;
        return isRefused(literal, reach) || disguised && reach == Reach.PUBLIC;
    }

    private static int ip(int a, int b, int c) {
        return a << 24 | b << 16 | c << 8;
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublicSix(bytes) : isPublicFour(bytes);
    }

    private static boolean isPublicFour(byte[] bytes) {
        int value = 0;
        for (byte each : bytes) {
            value = value << 8 | each & 0xff;
        }
        for (int[] block : PRIVATE) {
            if ((value ^ block[0]) >>> 32 - block[1] == 0) {
                return false;
            }
        }
        return true;
    }

    /// Global addresses of version 6 are those of 2000::/3; in there are blocks for protocols (with
    /// Teredo), for documentation, and for version 4 inside of version 6.
    private static boolean isPublicSix(byte[] six) {
        int first = (six[0] & 0xff) << 8 | six[1] & 0xff;
        int second = (six[2] & 0xff) << 8 | six[3] & 0xff;
        boolean global = first >>> 13 == 1;
        boolean protocols = first == 0x2001 && second < 0x0200;
        boolean documentation =
                first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
        boolean sixToFour = first == 0x2002;
        return global && !protocols && !documentation && !sixToFour;
    }

    private static boolean isNeverReached(InetAddress address) {
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
            return isNeverReached(four(six, 2));
        }
        boolean translated =
                six[0] == 0 && six[1] == 0x64 && six[2] == (byte) 0xff && six[3] == (byte) 0x9b;
        boolean compatible = true;
        for (int i = 0; i < 10; i++) {
            compatible &= six[i] == 0;
        }
        return (translated || compatible) && isNeverReached(four(six, 12));
    }

    private static InetAddress four(byte[] six, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(six, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
