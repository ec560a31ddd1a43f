package aigateway.server.http;

import aigateway.call.Call;
import aigateway.model.Failure;
import aigateway.net.Headers;
import aigateway.provider.Target;
import aigateway.server.RetryAfter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes the header fields of answers.
final class AnswerHeads {
    private static final byte[] GATEWAY = ascii("gateway;dur=");
    private static final byte[] UPSTREAM = ascii(", upstream;dur=");

    private final String server;

    /// @param server the value of the `server` field
    AnswerHeads(String server) {
        this.server = server;
    }

    /// The fields of every answer.
    Headers basic(String requestId, String contentType) {
        return new Headers()
                .add("content-type", contentType)
                .add("x-request-id", requestId)
                .add("server", server);
    }

    /// The fields of a call's answer; those that tell of its target only if there was one.
    Headers of(Call call, String contentType) {
        Headers headers = basic(call.id(), contentType);
        Target target = call.target();
        if (target != null) {
            headers.add("x-gateway-provider", target.provider().name());
            headers.add("x-gateway-model", target.model());
            headers.add("x-gateway-attempts", Integer.toString(call.attempts()));
        }
        headers.add("x-cache", call.cache().wire());
        policies(headers, call);
        if (!call.losses().isEmpty()) {
            headers.add("x-gateway-dropped", String.join(", ", call.losses().fields()));
        }
        add(headers, "openai-processing-ms", call.processingMillis());
        add(headers, "x-upstream-request-id", call.upstreamId());
        headers.add("server-timing", timing(call));
        return headers;
    }

    /// The fields of an answer that begins before there is anything to tell of.
    Headers blind(Call call, String contentType) {
        return policies(basic(call.id(), contentType), call);
    }

    private static Headers policies(Headers headers, Call call) {
        for (Call.Field field : call.fields()) {
            headers.add(field.name(), field.value());
        }
        return headers;
    }

    /// The fields of an error answer.
    Headers error(Call call, Failure failure) {
        Headers headers = of(call, "application/json");
        int seconds = RetryAfter.seconds(failure);
        if (seconds > 0) {
            headers.add("retry-after", Integer.toString(seconds));
        }
        return headers;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value);
        }
    }

    /// What the gateway took, and what the target took since it was asked last, in milliseconds.
    private static String timing(Call call) {
        long now = System.nanoTime();
        long asked = call.attemptNanos();
        Digits text = new Digits(GATEWAY);
        text.millis((asked == 0 ? now : asked) - call.startNanos());
        if (asked != 0) {
            text.add(UPSTREAM).millis(now - asked);
        }
        return text.toString();
    }
}
