package aigateway;

import aigateway.admin.AdminAccess;
import aigateway.admin.AdminServer;
import aigateway.admin.ConfigResource;
import aigateway.admin.ConfigView;
import aigateway.admin.HealthResource;
import aigateway.admin.Readiness;
import aigateway.logs.Log;
import aigateway.settings.RuntimeSettings;
import java.io.IOException;
import java.util.List;

/// The calm side: the admin port and what it shows.
final class AdminSide implements AutoCloseable {
    private final AdminServer server;
    private final int port;

    /// Listens; blocks until it does.
    ///
    /// @throws IOException if it cannot listen, or the token's file cannot be written
    AdminSide(
            Settings settings,
            ConfigView config,
            RuntimeSettings runtime,
            Readiness readiness,
            Log log)
            throws IOException {
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
        server =
                new AdminServer(
                        List.of(new HealthResource(readiness), new ConfigResource(config)),
                        access,
                        log);
        port = server.start(gateway.adminHost(), gateway.adminPort());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.stop();
    }
}
