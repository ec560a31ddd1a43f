package aigateway.egress.field;

import aigateway.call.Call;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the fields of an answer that goes back: the server's but for those of the connection, and
/// the gateway's own in place of those of the same names. For all threads.
public record AnswerFields(Identity identity) {
    private static final Set<String> OWN = Set.of("x-request-id", "x-cache");

    /// The server's fields that may go on: what the cache keeps.
    public static Headers endToEnd(HeaderView answer) {
        HopByHop hop = HopByHop.of(answer);
        Headers headers = new Headers();
        answer.forEach(
                (name, value) -> {
                    // alternative services would lead past the gateway
                    if (!hop.holds(name) && !name.equals("alt-svc")) {
                        headers.add(name, value);
                    }
                });
        return headers;
    }

    /// The fields for the caller.
    ///
    /// @param endToEnd the server's, of [#endToEnd(HeaderView)]
    public Headers make(Call call, Headers endToEnd) {
        Set<String> own = new HashSet<>(OWN);
        for (Call.Field field : call.fields()) {
            own.add(field.name());
        }
        Headers headers = new Headers();
        String server = null;
        for (int i = 0; i < endToEnd.size(); i++) {
            String name = endToEnd.name(i);
            if (name.equals("x-request-id")) {
                headers.add("x-upstream-request-id", endToEnd.value(i));
            } else if (name.equals("via")) {
                headers.add(name, endToEnd.value(i));
            } else if (!own.contains(name)) {
                headers.add(name, endToEnd.value(i));
                server = name.equals("server") ? endToEnd.value(i) : server;
            }
        }
        headers.add("via", identity.via());
        own(headers, call);
        if (server == null) {
            headers.add("server", identity.server());
        }
        return headers;
    }

    /// The fields of an error that the gateway itself answers.
    public Headers error(Call call) {
        Headers headers = new Headers().add("content-type", "application/json");
        own(headers, call);
        return headers.add("server", identity.server());
    }

    private static void own(Headers headers, Call call) {
        headers.add("x-request-id", call.id());
        headers.add("x-cache", call.cache().wire());
        for (Call.Field field : call.fields()) {
            headers.add(field.name(), field.value());
        }
    }

    /// What may stand behind a body; null if nothing is left.
    public static @Nullable Headers trailers(@Nullable HeaderView trailers) {
        if (trailers == null) {
            return null;
        }
        Headers headers = new Headers();
        trailers.forEach(
                (name, value) -> {
                    if (!HopByHop.isNoTrailer(name)) {
                        headers.add(name, value);
                    }
                });
        return headers.size() == 0 ? null : headers;
    }
}
