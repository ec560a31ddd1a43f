package aigateway.logs.sink;

import java.util.List;
import java.util.Locale;

/// Datadog's sites: people name the site, lines go to its intake.
final class DatadogSites {
    private static final List<String> DOMAINS =
            List.of("datadoghq.com", "datadoghq.eu", "ddog-gov.com");
    private static final List<String> OTHER_DOORS = List.of("app.", "api.", "www.");
    private static final String INTAKE = "http-intake.logs.";

    private DatadogSites() {}

    /// The endpoint with the host of the intake, if it named a site: `datadoghq.eu`,
    /// `https://us5.datadoghq.com`. Other hosts stay.
    static String intake(String endpoint) {
        int from = endpoint.indexOf("://");
        from = from < 0 ? 0 : from + 3;
        int to = from;
        while (to < endpoint.length() && "/:?#".indexOf(endpoint.charAt(to)) < 0) {
            to++;
        }
        String host = endpoint.substring(from, to).toLowerCase(Locale.ROOT);
        if (!isSite(host) || host.contains("intake") || host.contains("@")) {
            return endpoint;
        }
        for (String door : OTHER_DOORS) {
            if (host.startsWith(door)) {
                host = host.substring(door.length());
            }
        }
        return endpoint.substring(0, from) + INTAKE + host + endpoint.substring(to);
    }

    private static boolean isSite(String host) {
        for (String domain : DOMAINS) {
            if (host.equals(domain) || host.endsWith("." + domain)) {
                return true;
            }
        }
        return false;
    }
}
