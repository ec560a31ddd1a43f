package aigateway.logs.sink.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a fake answers.
public record Reply(int status, Map<String, String> headers, byte[] body) {
    /// An answer in JSON.
    public static Reply json(int status, String body) {
        return new Reply(
                status,
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /// The same answer with one more header.
    public Reply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
