package aigateway.ledger;

import aigateway.call.Call;
import aigateway.dialect.CallerRequest;
import aigateway.json.JsonKey;
import aigateway.logs.Level;
import aigateway.logs.Log;
import aigateway.logs.LogLine;
import aigateway.model.Failure;
import aigateway.model.Usage;
import aigateway.provider.Target;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Writes each entry as a log line of the component `call`.
public final class EntryLog implements Ledger {
    private static final JsonKey REQUEST_ID = new JsonKey("requestId");
    private static final JsonKey DOOR = new JsonKey("door");
    private static final JsonKey CLIENT = new JsonKey("client");
    private static final JsonKey PROVIDER = new JsonKey("provider");
    private static final JsonKey MODEL = new JsonKey("model");
    private static final JsonKey ATTEMPTS = new JsonKey("attempts");
    private static final JsonKey REQUESTED_MODEL = new JsonKey("requestedModel");
    private static final JsonKey STREAM = new JsonKey("stream");
    private static final JsonKey STATUS = new JsonKey("status");
    private static final JsonKey DURATION_MS = new JsonKey("durationMs");
    private static final JsonKey FIRST_BYTE_MS = new JsonKey("firstByteMs");
    private static final JsonKey FINISH_REASON = new JsonKey("finishReason");
    private static final JsonKey ERROR = new JsonKey("error");
    private static final JsonKey PROMPT_TOKENS = new JsonKey("promptTokens");
    private static final JsonKey COMPLETION_TOKENS = new JsonKey("completionTokens");
    private static final JsonKey CACHED_TOKENS = new JsonKey("cachedTokens");
    private static final JsonKey CACHE_WRITE_TOKENS = new JsonKey("cacheWriteTokens");
    private static final JsonKey REASONING_TOKENS = new JsonKey("reasoningTokens");
    private static final JsonKey CACHE = new JsonKey("cache");
    private static final JsonKey REQUEST_BODY = new JsonKey("requestBody");
    private static final JsonKey ANSWER_TEXT = new JsonKey("answerText");

    private final Log log;
    private final ToIntFunction<Failure> status;

    /// Lines go to `log`; `status` tells the HTTP status of a failure.
    public EntryLog(Log log, ToIntFunction<Failure> status) {
        this.log = log;
        this.status = status;
    }

    @Override
    public void enter(Entry entry) {
        Call call = entry.call();
        Failure failure = entry.failure();
        LogLine line = log.line(level(failure), "call", outcome(entry));
        line.with(REQUEST_ID, call.id()).with(DOOR, call.door()).with(CLIENT, call.client());
        Target target = call.target();
        if (target != null) {
            line.with(PROVIDER, target.provider().name()).with(MODEL, target.model());
            line.with(ATTEMPTS, call.attempts());
        }
        CallerRequest request = call.requestIfRead();
        if (request != null) {
            line.with(REQUESTED_MODEL, request.model()).with(STREAM, request.stream());
            line.with(CACHE, call.cache().wire());
        }
        line.with(STATUS, failure == null || entry.began() ? 200 : status.applyAsInt(failure));
        line.withMillis(DURATION_MS, entry.durationNanos());
        if (entry.firstByteNanos() != 0) {
            line.withMillis(FIRST_BYTE_MS, entry.firstByteNanos());
        }
        usage(line, entry.usage());
        line.with(FINISH_REASON, entry.finish()).with("dropped", call.losses().fields());
        line.with("verdicts", call.verdicts());
        if (failure != null) {
            line.with(ERROR, failure.message());
        }
        Entry.Said said = entry.said();
        if (said != null) {
            line.with(REQUEST_BODY, said.request()).with(ANSWER_TEXT, said.answer());
        }
        line.write();
    }

    private static void usage(LogLine line, @Nullable Usage usage) {
        if (usage != null) {
            line.with(PROMPT_TOKENS, usage.promptTokens());
            line.with(COMPLETION_TOKENS, usage.completionTokens());
            line.with(CACHED_TOKENS, usage.cachedTokens());
            if (usage.cacheWriteTokens() > 0) {
                line.with(CACHE_WRITE_TOKENS, usage.cacheWriteTokens());
            }
            line.with(REASONING_TOKENS, usage.reasoningTokens());
        }
    }

    private static Level level(@Nullable Failure failure) {
        return switch (failure) {
            case null -> Level.INFO;
            case Failure.Refused _, Failure.CallerGone _ -> Level.INFO;
            case Failure.UpstreamError _, Failure.Unreachable _, Failure.TimedOut _ -> Level.WARN;
            case Failure.InvalidAnswer _, Failure.Broken _, Failure.Stopping _ -> Level.WARN;
            case Failure.Internal _ -> Level.ERROR;
        };
    }

    private static String outcome(Entry entry) {
        return switch (entry.failure()) {
            case null -> "completed";
            case Failure.Refused _ -> "refused";
            case Failure.CallerGone _ -> "caller gone";
            case Failure.UpstreamError _, Failure.Unreachable _, Failure.TimedOut _ ->
                    failed(entry);
            case Failure.InvalidAnswer _, Failure.Broken _, Failure.Stopping _ -> failed(entry);
            case Failure.Internal _ -> failed(entry);
        };
    }

    private static String failed(Entry entry) {
        return entry.began() ? "broken off" : "failed";
    }
}
