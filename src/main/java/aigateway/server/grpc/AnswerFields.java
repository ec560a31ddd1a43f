package aigateway.server.grpc;

import aigateway.call.Call;
import aigateway.provider.Target;
import io.grpc.Metadata;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the metadata of answers: the fields that answers have over HTTP. Thread-safe.
final class AnswerFields {
    /// Fields whose values hardly come twice: remembering them for a connection's next answer would
    /// only push out those that do.
    private static final List<String> FLEETING =
            List.of(
                    "x-request-id",
                    "x-upstream-request-id",
                    "openai-processing-ms",
                    "ratelimit",
                    "ratelimit-remaining",
                    "ratelimit-reset",
                    "grpc-status-details-bin");

    private final Keys keys = new Keys();

    /// The keys of fields that a connection need not remember.
    static Set<Metadata.Key<?>> fleeting() {
        Set<Metadata.Key<?>> all = new HashSet<>();
        for (String name : FLEETING) {
            all.add(
                    name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
                            ? Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)
                            : Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        }
        return all;
    }

    /// What precedes an answer.
    Metadata head(Call call) {
        Metadata metadata = new Metadata();
        metadata.put(keys.of("x-request-id"), call.id());
        Target target = call.target();
        if (target != null) {
            add(metadata, "x-gateway-provider", target.provider().name());
            add(metadata, "x-gateway-model", target.model());
            add(metadata, "x-gateway-attempts", Integer.toString(call.attempts()));
        }
        metadata.put(keys.of("x-cache"), call.cache().wire());
        policies(metadata, call);
        if (!call.losses().isEmpty()) {
            add(metadata, "x-gateway-dropped", String.join(", ", call.losses().fields()));
        }
        add(metadata, "openai-processing-ms", call.processingMillis());
        add(metadata, "x-upstream-request-id", call.upstreamId());
        return metadata;
    }

    /// What follows an answer.
    Metadata tail(Call call) {
        return policies(new Metadata(), call);
    }

    private Metadata policies(Metadata metadata, Call call) {
        for (Call.Field field : call.fields()) {
            add(metadata, field.name(), field.value());
        }
        return metadata;
    }

    /// Adds a field; what is not plain ASCII in its value cannot travel.
    void add(Metadata metadata, String name, @Nullable String value) {
        if (value != null) {
            metadata.put(keys.of(name), plain(value));
        }
    }

    private static String plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isForeign(value.charAt(i))) {
                return cleaned(value);
            }
        }
        return value;
    }

    private static String cleaned(String value) {
        StringBuilder safe = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            safe.append(isForeign(c) ? '?' : c);
        }
        return safe.toString();
    }

    private static boolean isForeign(char c) {
        return c < ' ' || c > '~';
    }
}
