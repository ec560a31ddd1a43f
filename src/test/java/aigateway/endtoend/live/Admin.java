package aigateway.endtoend.live;

import aigateway.testing.Caller;
import aigateway.testing.Eventually;
import aigateway.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Asks a gateway's admin API for calls.
final class Admin implements AutoCloseable {
    private final Caller caller;

    Admin(int port) {
        caller = new Caller("http://localhost:" + port);
    }

    Reply reply(String path) {
        try {
            return caller.send("GET", path, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return reply(path).json();
    }

    void post(String path, String json) throws Exception {
        Reply reply = caller.send("POST", path, json);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
    }

    /// Waits for so many calls, and gives all of them, oldest first.
    List<JsonNode> calls(int count) throws InterruptedException {
        Eventually.holds(
                count + " calls", () -> json("/admin/requests").path("requests").size() >= count);
        List<JsonNode> calls = new ArrayList<>();
        json("/admin/requests").path("requests").forEach(calls::add);
        if (calls.size() != count) {
            throw new AssertionError(count + " calls expected, there are " + calls);
        }
        return calls.reversed();
    }

    /// All that is known of the call of a number, counted from 1.
    JsonNode call(int number) throws InterruptedException {
        Eventually.holds("call " + number, () -> reply(path(number)).status() == 200);
        return json(path(number));
    }

    private static String path(int number) {
        return "/admin/requests/" + number;
    }

    @Override
    public void close() {
        caller.close();
    }
}
