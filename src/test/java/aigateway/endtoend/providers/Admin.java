package aigateway.endtoend.providers;

import aigateway.testing.Caller;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// A gateway's admin port.
record Admin(Caller caller) implements AutoCloseable {
    static Admin of(GatewayTester gateway) {
        return new Admin(new Caller("http://localhost:" + gateway.adminPort()));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return caller.send("GET", path, "").json();
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return caller.send("POST", path, body, "content-type", "application/json");
    }

    /// What is shown of a provider.
    JsonNode provider(String name) throws IOException, InterruptedException {
        for (JsonNode one : get("/admin/providers").path("providers")) {
            if (one.path("name").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("there is no " + name);
    }

    /// What a test of a provider says.
    JsonNode test(String name, String body) throws IOException, InterruptedException {
        Reply reply = post("/admin/providers/" + name + "/test", body);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return reply.json();
    }

    @Override
    public void close() {
        caller.close();
    }
}
