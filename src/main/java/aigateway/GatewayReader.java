package aigateway;

import aigateway.config.Key;
import aigateway.config.Section;
import aigateway.config.written.TomlText;
import aigateway.limit.RateLimitReader;
import aigateway.net.ListenerSettings;
import aigateway.provider.Secret;
import aigateway.provider.TimeLimits;
import aigateway.provider.setup.LimitKeys;
import aigateway.store.Database;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what the configuration says about the gateway itself.
///
/// @param folder what relative paths of the file are relative to
record GatewayReader(Section section, Path folder) {
    private static final List<Key<Integer>> PORTS =
            List.of(GatewayKeys.PORT, GatewayKeys.ADMIN_PORT, GatewayKeys.GRPC_PORT);

    GatewaySettings read() {
        GatewaySettings settings =
                new GatewaySettings(
                        section.get(GatewayKeys.HOST),
                        section.get(GatewayKeys.PORT),
                        section.get(GatewayKeys.ADMIN_HOST),
                        section.get(GatewayKeys.ADMIN_PORT),
                        section.get(GatewayKeys.GRPC_HOST),
                        section.get(GatewayKeys.GRPC_PORT),
                        tls(),
                        section.get(GatewayKeys.EVENT_LOOPS),
                        dataDir(),
                        secretKey(),
                        section.get(GatewayKeys.VERBOSE_LOGGING),
                        section.get(GatewayKeys.DRAIN_SECONDS),
                        section.get(GatewayKeys.MAX_BODY_BYTES),
                        maxBufferedBytes(),
                        LimitKeys.FOR_ALL.read(section, TimeLimits.DEFAULT),
                        RateLimitReader.proxies(section));
        checkPorts();
        return settings;
    }

    private long maxBufferedBytes() {
        Long written = section.find(GatewayKeys.MAX_BUFFERED_BYTES);
        return written == null ? Runtime.getRuntime().maxMemory() / 4 : written;
    }

    private void checkPorts() {
        for (int i = 0; i < PORTS.size(); i++) {
            for (int j = 0; j < i; j++) {
                Key<Integer> first = PORTS.get(j);
                Key<Integer> second = PORTS.get(i);
                int port = section.get(second);
                if (port != 0 && port == section.get(first)) {
                    Key<Integer> written = section.has(second) ? second : first;
                    section.reading()
                            .problem(
                                    section.place(written),
                                    "`"
                                            + first.name()
                                            + "` and `"
                                            + second.name()
                                            + "` are both "
                                            + port);
                }
            }
        }
    }

    private Path dataDir() {
        Path written = path(GatewayKeys.DATA_DIR);
        return written == null ? folder.resolve("data") : written;
    }

    private @Nullable Secret secretKey() {
        Secret written = section.find(GatewayKeys.SECRET_KEY);
        if (written != null && !Database.isKey(written.reveal())) {
            String message = "`secretKey` must be 32 bytes in base64 (openssl rand -base64 32)";
            section.reading().problem(section.place(GatewayKeys.SECRET_KEY), message);
        }
        return written;
    }

    private ListenerSettings.@Nullable Tls tls() {
        Path certificate = readable(GatewayKeys.TLS_CERTIFICATE);
        Path key = readable(GatewayKeys.TLS_KEY);
        boolean one = section.has(GatewayKeys.TLS_CERTIFICATE);
        if (one != section.has(GatewayKeys.TLS_KEY)) {
            Key<String> there = one ? GatewayKeys.TLS_CERTIFICATE : GatewayKeys.TLS_KEY;
            Key<String> missing = one ? GatewayKeys.TLS_KEY : GatewayKeys.TLS_CERTIFICATE;
            String message = "`" + there.name() + "` needs `" + missing.name() + "` beside it";
            section.reading().problem(section.place(there), message);
        }
        return certificate == null || key == null
                ? null
                : new ListenerSettings.Tls(certificate, key);
    }

    private @Nullable Path readable(Key<String> key) {
        Path path = path(key);
        if (path != null && !Files.isReadable(path)) {
            String message = "`" + key.name() + "` names a file that cannot be read: " + path;
            section.reading().problem(section.place(key), message);
        }
        return path;
    }

    /// A path; one from the environment is relative to where the gateway was started.
    private @Nullable Path path(Key<String> key) {
        String written = section.find(key);
        if (written == null) {
            return null;
        }
        try {
            Path path = Path.of(written);
            if (!section.place(key).isVariable()) {
                return folder.resolve(path);
            }
            String toml = TomlText.quoted(path.toAbsolutePath().toString());
            section.reading().write(section.path(), GatewayKeys.GATEWAY.head(), key.name(), toml);
            return path;
        } catch (InvalidPathException e) {
            section.reading().problem(section.place(key), "`" + key.name() + "` must be a path");
            return null;
        }
    }
}
