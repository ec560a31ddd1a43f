package aigateway.analytics.recent;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.call.KeptFields;
import aigateway.call.Plan;
import aigateway.dialect.CallerRequest;
import aigateway.model.Usage;
import aigateway.provider.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as it is remembered: as small as can be, for there are many. It refers to what is there
/// anyway as far as it can; only its bodies may be forgotten before itself. Times are in
/// microseconds; where there is none, or no number, stands -1.
final class Remembered {
    final long number;
    final long startMillis;
    final String id;
    final String door;
    final String client;
    final @Nullable Target target;
    final @Nullable String requestedModel;
    final @Nullable Plan plan;
    final @Nullable KeptFields fields;
    final @Nullable String finish;
    final @Nullable String upstreamId;
    final @Nullable Trouble trouble;
    final List<String> verdicts;
    final List<String> dropped;
    final Outcome outcome;
    final CacheStatus cache;
    final RememberedTries tries;
    final int status;
    final int attempts;
    final boolean stream;
    final int durationMicros;
    final int firstByteMicros;
    final int overheadMicros;
    final int promptTokens;
    final int completionTokens;
    final int cachedTokens;
    final int reasoningTokens;
    private @Nullable Said said;

    /// What was said.
    record Said(String request, String answer) {
        /// Bytes that it takes at most.
        long bytes() {
            return 128 + 2L * (request.length() + answer.length());
        }
    }

    /// @param nowMillis when the call was over, since 1970
    /// @param status what the caller got
    Remembered(long number, Ended ended, long nowMillis, int status, @Nullable Trouble trouble) {
        Call call = ended.call();
        CallerRequest request = call.requestIfRead();
        Usage usage = ended.usage();
        this.number = number;
        this.trouble = trouble;
        this.status = status;
        startMillis = nowMillis - ended.durationNanos() / 1_000_000;
        id = call.id();
        door = call.door();
        client = call.client();
        target = call.target();
        requestedModel = request == null ? null : request.model();
        plan = call.planIfMade();
        fields = call.keptFields();
        finish = ended.finish();
        upstreamId = call.upstreamId();
        verdicts = List.copyOf(call.verdicts());
        dropped = call.losses().fields();
        outcome = Outcome.of(ended.failure(), ended.began());
        cache = call.cache();
        tries = RememberedTries.of(call, call.startNanos() + ended.durationNanos());
        attempts = call.attempts();
        stream = request != null && request.stream();
        durationMicros = micros(ended.durationNanos());
        firstByteMicros = ended.firstByteNanos() == 0 ? -1 : micros(ended.firstByteNanos());
        overheadMicros = micros(ended.overheadNanos());
        promptTokens = usage == null ? -1 : (int) usage.promptTokens();
        completionTokens = usage == null ? -1 : (int) usage.completionTokens();
        cachedTokens = usage == null ? -1 : (int) usage.cachedTokens();
        reasoningTokens = usage == null ? -1 : (int) usage.reasoningTokens();
        String answer = ended.answer();
        said = ended.request() == null || answer == null ? null : new Said(ended.request(), answer);
    }

    static int micros(long nanos) {
        return nanos < 0 ? -1 : (int) Math.min(nanos / 1_000, Integer.MAX_VALUE);
    }

    /// What was said, if that is known and not forgotten.
    synchronized @Nullable Said said() {
        return said;
    }

    /// Forgets what was said, and tells how many bytes that was.
    synchronized long hush() {
        Said was = said;
        said = null;
        return was == null ? 0 : was.bytes();
    }
}
