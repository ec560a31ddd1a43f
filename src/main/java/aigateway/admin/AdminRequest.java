package aigateway.admin;

import aigateway.admin.rest.Incoming;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A request as it came.
///
/// @param path as sent, not decoded
/// @param query what follows the `?`, not decoded; empty if there is none
/// @param peer the address of whoever asks
/// @param fields the values of a header field, as often as it was sent
/// @param departure gets what is done if whoever asks goes away
record AdminRequest(
        String method,
        String path,
        String query,
        String peer,
        Function<String, List<String>> fields,
        Incoming.Body body,
        Consumer<Runnable> departure) {
    List<String> field(String name) {
        return fields.apply(name);
    }

    List<String> hosts() {
        return field("host");
    }

    List<String> origins() {
        return field("origin");
    }

    /// What its route may know of it.
    Incoming incoming() {
        return new Incoming(peer, fields, body, departure);
    }
}
