package aigateway.limit.address;

import org.jspecify.annotations.Nullable;

/// Addresses that begin alike: a network in CIDR form, or a single address.
///
/// @param base the first address
/// @param prefix how many bits are alike, of 128: for IPv4 96 more than it is written with
public record Network(IpAddress base, int prefix) {
    /// Networks that have less in common hold no IPv4 addresses: `::/0` is IPv6 alone.
    public static final int LEAST_IPV4 = IpAddress.BEFORE_IPV4;

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or an address; bits behind the prefix must be zero.
    ///
    /// @return null if it is none
    public static @Nullable Network parse(String text) {
        int slash = text.indexOf('/');
        IpAddress base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (base == null || slash < 0) {
            return base == null ? null : new Network(base, IpAddress.BITS);
        }
        boolean short4 = base.isIpv4() && text.lastIndexOf(':', slash) < 0;
        int length = length(text, slash + 1);
        int most = short4 ? IpAddress.BITS - IpAddress.BEFORE_IPV4 : IpAddress.BITS;
        if (length < 0 || length > most) {
            return null;
        }
        int prefix = short4 ? length + IpAddress.BEFORE_IPV4 : length;
        return base.masked(prefix).equals(base) ? new Network(base, prefix) : null;
    }

    private static int length(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /// True if the address is one of these.
    public boolean contains(IpAddress address) {
        return (prefix >= LEAST_IPV4 || !address.isIpv4()) && address.masked(prefix).equals(base);
    }

    /// True for a single address.
    public boolean isSingle() {
        return prefix == IpAddress.BITS;
    }

    /// The network as people write it; always the same for the same one.
    public String text() {
        if (isSingle()) {
            return base.text();
        }
        boolean ipv4 = base.isIpv4() && prefix >= IpAddress.BEFORE_IPV4;
        return base.text() + "/" + (ipv4 ? prefix - IpAddress.BEFORE_IPV4 : prefix);
    }

    @Override
    public String toString() {
        return text();
    }
}
