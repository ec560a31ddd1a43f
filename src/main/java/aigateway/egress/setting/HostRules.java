package aigateway.egress.setting;

import aigateway.egress.setting.EgressRoute.Access;
import aigateway.net.Origin;
import aigateway.net.Reach;
import aigateway.net.client.Reachable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells where hosts lead.
///
/// @param addresses which addresses may be reached
/// @param lookup looks up names; blocks
public record HostRules(AddressRules addresses, HostLookup lookup) {
    /// The rules of the wire, and names as this machine looks them up.
    public static final HostRules STANDARD = new HostRules(Reachable::allows, HostRules::lookUp);

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /// True for an address, as such, that may never be reached.
    boolean never(String host) {
        InetAddress literal = literal(host);
        return literal != null
                && (!addresses.allows(Reach.ANY, literal)
                        || literal.isAnyLocalAddress()
                        || literal.getHostAddress().equals("255.255.255.255"));
    }

    /// What the route's endpoint may lead to, judged by where it leads now. Blocks for names.
    public Access decide(EgressRoute route) {
        Access known = decideAtOnce(route);
        if (known != Access.UNDECIDED) {
            return known;
        }
        List<InetAddress> found = lookup.addresses(host(route));
        return found.stream().anyMatch(this::isInside) ? Access.PRIVATE : Access.PUBLIC;
    }

    /// The same without looking anything up: names stay undecided.
    public Access decideAtOnce(EgressRoute route) {
        String host = host(route);
        InetAddress literal = literal(host);
        if (literal != null) {
            return isInside(literal) ? Access.PRIVATE : Access.PUBLIC;
        }
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        return local ? Access.PRIVATE : Access.UNDECIDED;
    }

    /// An address that may be reached, but not from outside.
    private boolean isInside(InetAddress address) {
        return addresses.allows(Reach.ANY, address) && !addresses.allows(Reach.PUBLIC, address);
    }

    private static String host(EgressRoute route) {
        String host = Origin.of(route.uri()).host();
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static @Nullable InetAddress literal(String host) {
        if (host.indexOf(':') < 0 && !isNumber(lastLabel(host))) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// True for what some systems take for an address of version 4 though it does not look like
    /// one: `127.1`, `2130706433`, `0x7f.1`, `0177.0.0.1`.
    static boolean isOddNumber(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return host.indexOf(':') < 0 && isNumber(lastLabel(bare)) && !isFourNumbers(host);
    }

    private static String lastLabel(String host) {
        return host.substring(host.lastIndexOf('.') + 1);
    }

    private static boolean isNumber(String label) {
        if (label.startsWith("0x") || label.startsWith("0X")) {
            return true;
        }
        return !label.isEmpty() && label.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isFourNumbers(String host) {
        String[] labels = host.split("\\.", -1);
        if (labels.length != 4) {
            return false;
        }
        for (String label : labels) {
            boolean digits =
                    !label.isEmpty()
                            && label.length() <= 3
                            && label.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits
                    || Integer.parseInt(label) > 255
                    || (label.length() > 1 && label.startsWith("0"))) {
                return false;
            }
        }
        return true;
    }
}
