package aigateway;

import aigateway.logs.Log;
import aigateway.provider.LeftOut;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Writes what is odd about a configuration to the log.
final class Warnings {
    private Warnings() {}

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
            log.warn(
                            "server",
                            "THE LLM API IS OPEN TO EVERYONE WHO REACHES IT: it listens beyond this"
                                    + " machine and asks callers for no key")
                    .with("host", host)
                    .write();
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
