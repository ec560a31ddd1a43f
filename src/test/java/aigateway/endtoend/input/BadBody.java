package aigateway.endtoend.input;

import java.nio.charset.StandardCharsets;

/// A body that the gateway must refuse with 400.
///
/// @param hints what the message must say, in any letter case
record BadBody(String name, byte[] body, String... hints) {
    static BadBody of(String name, String body, String... hints) {
        return new BadBody(name, body.getBytes(StandardCharsets.UTF_8), hints);
    }

    @Override
    public String toString() {
        return name;
    }
}
