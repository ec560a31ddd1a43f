package aigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells which changed settings only a restart applies.
final class Restart {
    private Restart() {}

    /// The changed keys, as written in the file.
    static List<String> needed(GatewaySettings before, GatewaySettings after) {
        List<String> keys = new ArrayList<>();
        check(keys, "gateway.host", before.host(), after.host());
        check(keys, "gateway.port", before.port(), after.port());
        check(keys, "gateway.adminHost", before.adminHost(), after.adminHost());
        check(keys, "gateway.adminPort", before.adminPort(), after.adminPort());
        check(keys, "gateway.grpcHost", before.grpcHost(), after.grpcHost());
        check(keys, "gateway.grpcPort", before.grpcPort(), after.grpcPort());
        check(keys, "gateway.tlsCertificate, gateway.tlsKey", before.tls(), after.tls());
        check(keys, "gateway.eventLoops", before.eventLoops(), after.eventLoops());
        check(keys, "gateway.dataDir", before.dataDir(), after.dataDir());
        return keys;
    }

    private static void check(
            List<String> keys, String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            keys.add(key);
        }
    }
}
