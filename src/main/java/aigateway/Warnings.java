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
        boolean demo =
                settings.providers().stream().allMatch(p -> p.kind().simulation() != null);
        if (demo && !settings.providers().isEmpty()) {
            log.info("config", "no real provider is configured; the offline demo answers")
                    .with(
                            "hint",
                            "set OPENAI_API_KEY or another provider's key, or write a Config.toml"
                                    + " (see Config.example.toml)")
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
