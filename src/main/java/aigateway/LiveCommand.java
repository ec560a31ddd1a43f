package aigateway;

import aigateway.admin.JdkLogging;
import aigateway.live.LiveCheck;
import aigateway.logs.Log;
import aigateway.net.client.Clients;
import java.io.PrintStream;

/// `check --live`: calls the providers of a good configuration.
///
/// @param seconds most time of a call
/// @param allModels true if each listed model is called, not only each provider's own
record LiveCommand(Settings settings, int seconds, boolean allModels) {
    private static final int A_PROVIDER_FAILS = 1;
    private static final int BAD_ENVIRONMENT = 2;

    /// Prints the table; returns the exit code.
    int run(PrintStream out) {
        // What would be logged stands in the table.
        Log silent = new Log(_ -> {});
        JdkLogging.route(silent);
        Clients clients;
        try {
            clients = Clients.standard();
        } catch (IllegalArgumentException e) {
            System.err.println("gateway: " + e.getMessage());
            return BAD_ENVIRONMENT;
        }
        String userAgent = "ai-gateway/" + Version.text();
        try (LiveCheck check =
                new LiveCheck(Catalog.callers(), seconds, allModels, clients, silent, userAgent)) {
            boolean well = check.run(settings.providers(), settings.route().leftOut(), out::println);
            return well ? 0 : A_PROVIDER_FAILS;
        }
    }
}
