package aigateway.dialect.openai.answer;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Says which status and which error a failure becomes; stateless.
public final class ErrorAnswer {
    private ErrorAnswer() {}

    /// The HTTP status. A provider's own status stays, if it is one of an error; 529, which only
    /// some clients know, becomes 503.
    public static int status(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> refused.status();
            case Failure.UpstreamError error -> upstream(error.status());
            case Failure.Unreachable _, Failure.InvalidAnswer _, Failure.Broken _ -> 502;
            case Failure.TimedOut _ -> 504;
            case Failure.CallerGone _ -> 499;
            case Failure.Stopping _ -> 503;
            case Failure.Internal _ -> 500;
        };
    }

    private static int upstream(int status) {
        return status == 529 ? 503 : status < 400 || status > 599 ? 502 : status;
    }

    /// The body, with all four keys.
    public static Bytes body(Failure failure) {
        return switch (failure) {
            case Failure.Refused e -> body(e.message(), e.type(), e.param(), e.code());
            case Failure.UpstreamError e ->
                    body(
                            e.message(),
                            e.type() != null ? e.type() : type(status(e)),
                            e.param(),
                            e.code());
            case Failure.Unreachable _ -> body(failure, "upstream_unreachable");
            case Failure.TimedOut _ -> body(failure, "upstream_timeout");
            case Failure.InvalidAnswer _ -> body(failure, "upstream_invalid_answer");
            case Failure.Broken _ -> body(failure, "upstream_broken");
            case Failure.CallerGone _ -> body(failure, "caller_gone");
            case Failure.Stopping _ -> body(failure, "shutting_down");
            case Failure.Internal _ -> body(failure, "internal_error");
        };
    }

    private static Bytes body(Failure failure, String code) {
        return body(failure.message(), type(status(failure)), null, code);
    }

    private static Bytes body(
            String message, String type, @Nullable String param, @Nullable String code) {
        JsonWriter json = new JsonWriter(256).object().key("error").object();
        json.key("message").string(message).key("type").string(type);
        nullable(json.key("param"), param);
        nullable(json.key("code"), code);
        return json.endObject().endObject().bytes();
    }

    private static void nullable(JsonWriter json, @Nullable String value) {
        if (value == null) {
            json.nul();
        } else {
            json.string(value);
        }
    }

    /// OpenAI's type for a status.
    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 503 -> "service_unavailable_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
