package aigateway.dialect.openai.caller;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// What a caller reads of a failure: status and `{"error":{"message","type","param","code"}}`. The types
/// are those of OpenAI's API reference, which its SDKs turn into exceptions by status.
final class ErrorAnswers {
    private ErrorAnswers() {}

    static int status(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> refused.status();
            case Failure.UpstreamError error -> callers(error.status());
            case Failure.Unreachable _, Failure.InvalidAnswer _, Failure.Broken _ -> 502;
            case Failure.TimedOut _ -> 504;
            case Failure.Stopping _ -> 503;
            case Failure.Internal _ -> 500;
            case Failure.CallerGone _ -> 499;
        };
    }

    /// A provider's status as a caller gets it: 529 is no registered status, and a redirection or a
    /// strange one says nothing to the caller.
    private static int callers(int status) {
        if (status == 529) {
            return 503;
        }
        return status >= 400 && status <= 599 ? status : 502;
    }

    static Bytes body(Failure failure) {
        JsonWriter json = new JsonWriter();
        json.object().key("error").object();
        json.key("message").string(failure.message());
        json.key("type").string(type(failure));
        orNull(json.key("param"), param(failure));
        orNull(json.key("code"), code(failure));
        return json.endObject().endObject().bytes();
    }

    private static void orNull(JsonWriter json, @Nullable String value) {
        if (value == null) {
            json.nul();
        } else {
            json.string(value);
        }
    }

    private static String type(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> refused.type();
            case Failure.UpstreamError error ->
                    error.type() == null ? byStatus(error.status()) : error.type();
            case Failure.Unreachable _, Failure.InvalidAnswer _ -> "server_error";
            case Failure.Broken _, Failure.TimedOut _, Failure.Internal _ -> "server_error";
            case Failure.Stopping _ -> "service_unavailable_error";
            case Failure.CallerGone _ -> "invalid_request_error";
        };
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "service_unavailable_error";
            default -> status >= 400 && status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    private static @Nullable String param(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> refused.param();
            case Failure.UpstreamError error -> error.param();
            case Failure.Unreachable _, Failure.InvalidAnswer _, Failure.Broken _ -> null;
            case Failure.TimedOut _, Failure.Internal _ -> null;
            case Failure.Stopping _, Failure.CallerGone _ -> null;
        };
    }

    private static @Nullable String code(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> refused.code();
            case Failure.UpstreamError error -> error.code();
            case Failure.Unreachable _ -> "provider_unreachable";
            case Failure.TimedOut _ -> "provider_timeout";
            case Failure.InvalidAnswer _ -> "provider_invalid_answer";
            case Failure.Broken _ -> "provider_stream_broken";
            case Failure.Stopping _ -> "server_shutting_down";
            case Failure.Internal _ -> "internal_error";
            case Failure.CallerGone _ -> null;
        };
    }
}
