package aigateway.admin.policy;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses and networks as administrators write them: one has several spellings.
final class ClientAddress {
    private ClientAddress() {}

    /// The spelling of a client among these that means the same, or null.
    static @Nullable String find(String client, Iterable<String> among) {
        String wanted = plain(client);
        for (String one : among) {
            if (one.equals(client) || plain(one).equals(wanted)) {
                return one;
            }
        }
        return null;
    }

    private static String plain(String client) {
        String text = client.strip().toLowerCase(Locale.ROOT);
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String bare =
                address.startsWith("[") && address.endsWith("]")
                        ? address.substring(1, address.length() - 1)
                        : address;
        try {
            String canonical = InetAddress.ofLiteral(bare).getHostAddress();
            return slash < 0 ? canonical : canonical + text.substring(slash);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
