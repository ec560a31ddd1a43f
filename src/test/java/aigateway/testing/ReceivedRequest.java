package aigateway.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request as a [FakeProvider] received it.
///
/// @param target path and query, as sent
/// @param fields header fields in order, as sent
/// @param connection number of the connection that it came on, from 1
/// @param closed reaches zero when the caller has closed that connection
public record ReceivedRequest(
        String method,
        String target,
        List<Field> fields,
        byte[] body,
        int connection,
        CountDownLatch closed) {
    private static final JsonMapper JSON = new JsonMapper();

    /// A header field.
    public record Field(String name, String value) {}

    /// The first value of a header field in any letter case, or null.
    public @Nullable String header(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as JSON.
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /// Waits until the caller has closed the request's connection; fails if it does not.
    public void awaitClosed() throws InterruptedException {
        Duration patience = Eventually.PATIENCE;
        if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the connection is still open after " + patience);
        }
    }

    /// True if the caller has closed the request's connection.
    public boolean isClosed() {
        return closed.getCount() == 0;
    }
}
