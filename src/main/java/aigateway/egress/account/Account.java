package aigateway.egress.account;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.json.JsonKey;
import aigateway.logs.Level;
import aigateway.logs.Log;
import aigateway.logs.LogLine;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// One call's account: what it has moved, and how it ended. For the call's loop.
public final class Account {
    private static final JsonKey DURATION_MS = new JsonKey("durationMs");
    private static final JsonKey FIRST_BYTE_MS = new JsonKey("firstByteMs");

    private final Call call;
    private final String route;
    private final String path;
    private final RouteStats stats;
    private final Log log;
    private final Runnable over;
    private long up;
    private long down;
    private int status;
    private long firstByteNanos;
    private boolean tunnel;
    private boolean ended;
    private String detail = "";

    /// How a call ended.
    record Result(
            int status,
            @Nullable Failure failure,
            CacheStatus cache,
            long bytesUp,
            long bytesDown,
            long nanos) {
        boolean isRefused() {
            return failure instanceof Failure.Refused;
        }

        boolean isError() {
            return status >= 500 || (failure != null && !(failure instanceof Failure.CallerGone));
        }
    }

    /// Opens the account.
    ///
    /// @param path without the query
    /// @param over called once, at the end
    public Account(Call call, String route, String path, RouteStats stats, Log log, Runnable over) {
        this.call = call;
        this.route = route;
        this.path = path;
        this.stats = stats;
        this.log = log;
        this.over = over;
        stats.begin();
    }

    /// Bytes of the request's body that went on.
    public void up(long bytes) {
        up += bytes;
    }

    /// Bytes of an answer's body that went back.
    public void down(long bytes) {
        down += bytes;
    }

    /// The answer's head is there.
    public void head(int answered) {
        status = answered;
        firstByteNanos = System.nanoTime();
    }

    /// The connection goes on with another protocol.
    public void tunnel() {
        tunnel = true;
    }

    /// More on a failure than callers are told.
    public void detail(String text) {
        detail = text;
    }

    /// True after [#end(Failure, int)].
    public boolean isOver() {
        return ended;
    }

    /// The call is over; only the first time counts.
    ///
    /// @param failure why it has no whole answer, or null
    /// @param failureStatus the status that the caller got for it, if no other was sent before
    public void end(@Nullable Failure failure, int failureStatus) {
        if (ended) {
            return;
        }
        ended = true;
        boolean began = status != 0;
        int told = began ? status : failureStatus;
        long nanos = System.nanoTime() - call.startNanos();
        stats.end(new Result(told, failure, call.cache(), up, down, nanos));
        write(failure, began, told, nanos);
        over.run();
    }

    private void write(@Nullable Failure failure, boolean began, int told, long nanos) {
        LogLine line = log.line(level(failure), "egress", outcome(failure, began));
        line.with("requestId", call.id()).with("client", call.client());
        line.with("route", route).with("door", call.door()).with("path", path);
        line.with("status", told).withMillis(DURATION_MS, nanos);
        if (firstByteNanos != 0) {
            line.withMillis(FIRST_BYTE_MS, firstByteNanos - call.startNanos());
        }
        line.with("bytesUp", up).with("bytesDown", down);
        line.with("cache", call.cache().wire());
        if (tunnel) {
            line.with("tunnel", true);
        }
        if (failure != null) {
            line.with("error", failure.message());
            line.with("detail", detail.isEmpty() ? null : detail);
        }
        line.write();
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

    private static String outcome(@Nullable Failure failure, boolean began) {
        return switch (failure) {
            case null -> "completed";
            case Failure.Refused _ -> "refused";
            case Failure.CallerGone _ -> "caller gone";
            case Failure.UpstreamError _, Failure.Unreachable _, Failure.TimedOut _ ->
                    began ? "broken off" : "failed";
            case Failure.InvalidAnswer _, Failure.Broken _, Failure.Stopping _ ->
                    began ? "broken off" : "failed";
            case Failure.Internal _ -> began ? "broken off" : "failed";
        };
    }
}
