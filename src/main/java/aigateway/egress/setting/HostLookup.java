package aigateway.egress.setting;

import java.net.InetAddress;
import java.util.List;

/// Looks up names. Blocks: only for the calm side.
public interface HostLookup {
    /// The addresses of a name now; none if it has none, or none can be told.
    List<InetAddress> addresses(String host);
}
