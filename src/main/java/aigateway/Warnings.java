package aigateway;

import aigateway.logs.Log;
import aigateway.provider.LeftOut;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Writes what is odd about a configuration to the log.
final class Warnings {
    private static final String OPEN =
            "THE LLM API IS OPEN TO EVERYONE WHO REACHES IT: it listens beyond this machine and asks"
                    + " callers for no key";

    private Warnings() {}

    /// What whoever opens the pages should know.
    static List<String> of(Settings settings) {
        List<String> all = new ArrayList<>();
        if (!isLoopback(settings.gateway().host())) {
            all.add(OPEN);
        }
        all.addAll(settings.warnings());
        for (LeftOut left : settings.route().leftOut()) {
            all.add("Provider " + left.name() + " is left out: " + left.reason());
        }
        return all;
    }

    static void write(Log log, Settings settings) {
        for (String warning : settings.warnings()) {
            log.warn("config", warning).write();
        }
        for (LeftOut left : settings.route().leftOut()) {
            log.warn("config", "provider left out")
                    .with("provider", left.name())
                    .with("reason", left.reason())
                    .write();
        }
        String host = settings.gateway().host();
        if (!isLoopback(host)) {
            log.warn("server", OPEN).with("host", host).write();
        }
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
