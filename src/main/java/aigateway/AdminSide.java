package aigateway;

import aigateway.admin.ActionFile;
import aigateway.admin.AdminAccess;
import aigateway.admin.AdminResources;
import aigateway.admin.AdminServer;
import aigateway.admin.view.AdminViews;
import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.Readiness;
import aigateway.export.ConfigExport;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calm side: the admin port and what it shows.
final class AdminSide implements AutoCloseable {
    private static final Bytes NOTHING = Bytes.utf8("{}");

    private final AdminServer server;
    private final int port;

    /// Listens; blocks until it does.
    ///
    /// @throws IOException if it cannot listen, or the token's file cannot be written
    AdminSide(Settings settings, AdminViews views, Log log) throws IOException {
        GatewaySettings gateway = settings.gateway();
        String token = settings.adminToken() == null ? null : settings.adminToken().reveal();
        AdminAccess access = AdminAccess.open(gateway.adminHost(), token, gateway.dataDir());
        if (access.generatedToken() != null) {
            // The one time that it is shown: only its digest is kept.
            System.err.println(
                    "gateway: the admin port listens beyond this machine; its token, shown only this"
                            + " once: "
                            + access.generatedToken());
        }
        server = new AdminServer(AdminResources.of(views), access, log);
        port = server.start(gateway.adminHost(), gateway.adminPort());
    }

    /// What the admin API sees of the gateway.
    static AdminViews views(Readiness readiness, ConfigView config, Wiring wiring) {
        return new AdminViews(
                readiness,
                config,
                new ConfigExport(() -> wiring.settings().written(), wiring.runtime())::toml,
                wiring.runtime(),
                _ -> NOTHING,
                (_, _) -> NOTHING,
                new NoCache(),
                () -> NOTHING,
                new ActionFile(
                        wiring.settings().gateway().dataDir().resolve("admin-actions.jsonl"),
                        InstantSource.system()));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.stop();
    }

    /// A cache that never holds anything.
    private static final class NoCache implements CacheView {
        @Override
        public List<CachedAnswer> entries(@Nullable String after, int most) {
            return List.of();
        }

        @Override
        public @Nullable CachedAnswer entry(String key) {
            return null;
        }

        @Override
        public boolean remove(String key) {
            return false;
        }

        @Override
        public long clear(@Nullable String provider, @Nullable String model) {
            return 0;
        }
    }
}
