package aigateway.endtoend.egress;

import aigateway.testing.Eventually;
import aigateway.testing.GatewayTester;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Gateways with a route.
final class Egresses {
    static final String PROVIDER =
            "[admin]\ntoken = \"admin-token-0123456789\"\n[[providers]]\nname = \"one\"\n"
                    + "kind = \"openai\"\nendpoint = \"http://127.0.0.1:9\"\n"
                    + "apiKey = \"provider-key-0123456789\"\nmodel = \"m\"\n";

    private Egresses() {}

    /// A gateway with the route `api` to a local port.
    ///
    /// @param lines more lines of the route's table
    static GatewayTester start(int port, String... lines) {
        return GatewayTester.start(PROVIDER + route("api", port, "/base", lines));
    }

    /// A route's table.
    static String route(String name, int port, String path, String... lines) {
        return "[[routes]]\nname = \"%s\"\nendpoint = \"http://127.0.0.1:%d%s\"\n%s\n"
                .formatted(name, port, path, String.join("\n", lines));
    }

    /// Waits for so many log lines of calls over routes; fails if there are more.
    static List<JsonNode> lines(GatewayTester gateway, int count) throws InterruptedException {
        Eventually.holds(count + " lines", () -> gateway.lines("egress").size() >= count);
        List<JsonNode> lines = gateway.lines("egress");
        if (lines.size() > count) {
            throw new AssertionError(count + " lines expected: " + lines);
        }
        return lines;
    }
}
