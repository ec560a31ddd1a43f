package aigateway.egress.setting;

import aigateway.net.Reach;
import java.net.InetAddress;

/// Tells which addresses may be reached; the same rules that the wire applies to each connection.
public interface AddressRules {
    /// True if a request of this reach may go to the address.
    boolean allows(Reach reach, InetAddress address);
}
