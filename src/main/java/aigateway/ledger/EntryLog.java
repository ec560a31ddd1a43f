package aigateway.ledger;

import aigateway.call.Call;
import aigateway.dialect.CallerRequest;
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
        line.with("requestId", call.id()).with("door", call.door()).with("client", call.peer());
        Target target = call.target();
        if (target != null) {
            line.with("provider", target.provider().name()).with("model", target.model());
            line.with("attempts", call.attempts());
        }
        CallerRequest request = call.requestIfRead();
        if (request != null) {
            line.with("requestedModel", request.model()).with("stream", request.stream());
        }
        line.with("status", failure == null || entry.began() ? 200 : status.applyAsInt(failure));
        line.withMillis("durationMs", entry.durationNanos());
        if (entry.firstByteNanos() != 0) {
            line.withMillis("firstByteMs", entry.firstByteNanos());
        }
        usage(line, entry.usage());
        line.with("finishReason", entry.finish()).with("dropped", call.losses().fields());
        if (failure != null) {
            line.with("error", failure.message());
        }
        line.write();
    }

    private static void usage(LogLine line, @Nullable Usage usage) {
        if (usage != null) {
            line.with("promptTokens", usage.promptTokens());
            line.with("completionTokens", usage.completionTokens());
            line.with("cachedTokens", usage.cachedTokens());
            if (usage.cacheWriteTokens() > 0) {
                line.with("cacheWriteTokens", usage.cacheWriteTokens());
            }
            line.with("reasoningTokens", usage.reasoningTokens());
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
