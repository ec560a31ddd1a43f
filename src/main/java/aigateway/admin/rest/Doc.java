package aigateway.admin.rest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people and programs may know of a route.
///
/// @param summary what it does, in one sentence
/// @param request the name of its body's schema, or null if it takes none
/// @param optional true if the body may be left out
/// @param response the name of its answer's schema
/// @param query the query parameters that it knows
/// @param rawBytes the longest body, in bytes, where the route reads it itself; else 0
/// @param tagged true if the answer carries an `ETag`, which `If-Match` may name
public record Doc(
        String summary,
        @Nullable String request,
        boolean optional,
        String response,
        List<Parameter> query,
        int rawBytes,
        boolean tagged) {
    /// Copies the list.
    public Doc {
        query = List.copyOf(query);
    }

    /// A route that takes nothing.
    public static Doc of(String summary, String response) {
        return new Doc(summary, null, false, response, List.of(), 0, false);
    }

    /// The same with a body.
    public Doc takes(String schema) {
        return new Doc(summary, schema, false, response, query, rawBytes, tagged);
    }

    /// The same with a body that the route itself reads, as it was sent.
    ///
    /// @param bytes its greatest length
    public Doc takesRaw(String schema, int bytes) {
        return new Doc(summary, schema, false, response, query, bytes, tagged);
    }

    /// The same with a body that may be left out.
    public Doc mayTake(String schema) {
        return new Doc(summary, schema, true, response, query, rawBytes, tagged);
    }

    /// The same with one more query parameter.
    ///
    /// @param type the JSON type, as `integer`
    public Doc asks(String name, String type, String about) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, type, about));
        return new Doc(summary, request, optional, response, more, rawBytes, tagged);
    }

    /// The same with an `ETag`.
    public Doc withTag() {
        return new Doc(summary, request, optional, response, query, rawBytes, true);
    }

    /// True if there is such a query parameter.
    public boolean knows(String parameter) {
        return query.stream().anyMatch(one -> one.name().equals(parameter));
    }

    /// A query parameter; none must be given.
    public record Parameter(String name, String type, String about) {}
}
