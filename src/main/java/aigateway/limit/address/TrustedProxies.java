package aigateway.limit.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proxies whose word is taken for who calls. Immutable, for all threads.
public record TrustedProxies(List<Network> networks) {
    /// Proxies in these networks.
    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /// True if nobody is trusted.
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /// True if this is one of them.
    public boolean contains(IpAddress address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /// The client of a call that came through one of them: the last address that was added by a
    /// trusted proxy and is no trusted proxy itself. What stands before it may be made up.
    ///
    /// @param peer the proxy
    /// @param forwarded the lines of `X-Forwarded-For`, in order
    public IpAddress client(IpAddress peer, List<String> forwarded) {
        IpAddress client = peer;
        for (int i = forwarded.size() - 1; i >= 0; i--) {
            String line = forwarded.get(i);
            int end = line.length();
            while (end >= 0) {
                int comma = line.lastIndexOf(',', end - 1);
                if (!line.substring(comma + 1, end).isBlank()) {
                    IpAddress named = address(line, comma + 1, end);
                    if (named == null) {
                        return client;
                    }
                    client = named;
                    if (!contains(named)) {
                        return client;
                    }
                }
                end = comma;
            }
        }
        return client;
    }

    /// An address as proxies write it: some add the port, or brackets, or a zone.
    private static @Nullable IpAddress address(String line, int from, int to) {
        String text = line.substring(from, to).strip();
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            text = close < 0 ? text : text.substring(1, close);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') >= 0) {
            text = text.substring(0, text.indexOf(':'));
        }
        int zone = text.indexOf('%');
        return IpAddress.parse(zone < 0 ? text : text.substring(0, zone));
    }
}
