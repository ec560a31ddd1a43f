package aigateway.server.grpc;

import aigateway.dialect.CallerDialect;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Failure;
import aigateway.server.RetryAfter;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import org.jspecify.annotations.Nullable;

/// Says which status a failure becomes, and tells of it in the trailers. Thread-safe.
///
/// @param dialect what the failure is for callers over HTTP
/// @param fields writes the trailers
record Failures(CallerDialect dialect, AnswerFields fields) {
    private static final String DOMAIN = "ai-gateway";
    private static final String FILTERED = "content_filter";
    private static final Metadata.Key<com.google.rpc.Status> DETAILS =
            Metadata.Key.of(
                    "grpc-status-details-bin",
                    ProtoUtils.metadataMarshaller(com.google.rpc.Status.getDefaultInstance()));

    /// The status.
    Status status(Failure failure) {
        return code(failure).toStatus().withDescription(failure.message());
    }

    private Status.Code code(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> code(refused.status(), refused.code());
            case Failure.UpstreamError error -> code(dialect.status(failure), error.code());
            case Failure.Unreachable _, Failure.InvalidAnswer _ -> Status.Code.UNAVAILABLE;
            case Failure.Broken _, Failure.Stopping _ -> Status.Code.UNAVAILABLE;
            case Failure.TimedOut _ -> Status.Code.DEADLINE_EXCEEDED;
            case Failure.CallerGone _ -> Status.Code.CANCELLED;
            case Failure.Internal _ -> Status.Code.INTERNAL;
        };
    }

    /// The code for an HTTP status.
    private static Status.Code code(int status, @Nullable String code) {
        return switch (status) {
            case 401 -> Status.Code.UNAUTHENTICATED;
            case 402 -> Status.Code.FAILED_PRECONDITION;
            case 403 -> Status.Code.PERMISSION_DENIED;
            case 404 -> Status.Code.NOT_FOUND;
            case 408, 504 -> Status.Code.DEADLINE_EXCEEDED;
            case 409 -> Status.Code.ABORTED;
            case 429 -> Status.Code.RESOURCE_EXHAUSTED;
            case 501 -> Status.Code.UNIMPLEMENTED;
            default -> {
                if (status >= 500) {
                    yield Status.Code.UNAVAILABLE;
                }
                // nothing is wrong with the request itself
                yield FILTERED.equals(code)
                        ? Status.Code.FAILED_PRECONDITION
                        : Status.Code.INVALID_ARGUMENT;
            }
        };
    }

    /// Adds what programs read of a failure: `google.rpc.ErrorInfo` with OpenAI's words, and when
    /// to
    /// try again if that is known.
    Metadata tell(Failure failure, Metadata trailers) {
        com.google.rpc.Status.Builder details =
                com.google.rpc.Status.newBuilder()
                        .setCode(code(failure).value())
                        .setMessage(failure.message())
                        .addDetails(Any.pack(info(failure)));
        int seconds = RetryAfter.seconds(failure);
        if (seconds > 0) {
            Duration delay = Duration.newBuilder().setSeconds(seconds).build();
            RetryInfo retry = RetryInfo.newBuilder().setRetryDelay(delay).build();
            details.addDetails(Any.pack(retry));
            fields.add(trailers, "retry-after", Integer.toString(seconds));
            // what clients that retry by themselves go by
            fields.add(trailers, "grpc-retry-pushback-ms", Long.toString(seconds * 1_000L));
        }
        trailers.put(DETAILS, details.build());
        return trailers;
    }

    private ErrorInfo info(Failure failure) {
        ErrorInfo.Builder info = ErrorInfo.newBuilder().setDomain(DOMAIN);
        JsonNode body = Json.root(dialect.error(failure));
        JsonNode error = body == null ? null : body.get("error");
        if (error != null) {
            String type = put(info, error, "type");
            String code = put(info, error, "code");
            put(info, error, "param");
            info.setReason(code.isEmpty() ? type : code);
        }
        return info.build();
    }

    private static String put(ErrorInfo.Builder info, JsonNode error, String key) {
        String value = error.text(key);
        if (value == null) {
            return "";
        }
        info.putMetadata(key, value);
        return value;
    }
}
