package aigateway.egress.setting;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Names that lead where a test says, and the wire's own rules. Thread-safe.
public final class Hosts {
    private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();

    /// A name leads to these addresses from now on.
    public Hosts name(String name, String... addresses) {
        names.put(name, List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
        return this;
    }

    /// The rules with these names.
    public HostRules rules() {
        return new HostRules(
                HostRules.STANDARD.addresses(), name -> names.getOrDefault(name, List.of()));
    }
}
