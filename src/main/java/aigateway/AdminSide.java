package aigateway;

import aigateway.admin.AdminAccess;
import aigateway.admin.AdminResources;
import aigateway.admin.AdminServer;
import aigateway.admin.view.AdminViews;
import aigateway.logs.Log;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The calm side: the admin port and what it shows.
final class AdminSide implements AutoCloseable {
    private final AdminServer server;
    private final int port;

    /// Listens; blocks until it does.
    ///
    /// @param tokens gets what tells the token that opens the port
    /// @throws IOException if it cannot listen, or the token's file cannot be written
    AdminSide(Settings settings, AdminViews views, Log log, Consumer<Predicate<String>> tokens)
            throws IOException {
        GatewaySettings gateway = settings.gateway();
        String token = settings.adminToken() == null ? null : settings.adminToken().reveal();
        AdminAccess access = AdminAccess.open(gateway.adminHost(), token, gateway.dataDir());
        tokens.accept(access::isToken);
        if (access.generatedToken() != null) {
            // The one time that it is shown: only its digest is kept.
            System.err.println(
                    "gateway: the admin port listens beyond this machine; its token, shown only this"
                            + " once: "
                            + access.generatedToken());
        }
        server = new AdminServer(AdminResources.of(views, access.signIn()), access, log);
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
