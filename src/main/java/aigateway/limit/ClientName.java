package aigateway.limit;

import aigateway.limit.address.Network;
import org.jspecify.annotations.Nullable;

/// How a client is written that has a plan of its own.
public final class ClientName {
    /// Any client.
    public static final String ANY = "*.*.*.*";

    static final String FORM = "an IP address, a network as 10.0.0.0/8, or " + ANY + " for any";

    private ClientName() {}

    /// The usual spelling of a client, of the many that an address has.
    ///
    /// @return null if it is none
    public static @Nullable String normal(String text) {
        String bare = text.strip();
        if (bare.equals(ANY)) {
            return ANY;
        }
        Network network = Network.parse(bare);
        return network == null ? null : network.text();
    }
}
