package aigateway.call;

import aigateway.dialect.CallerRequest;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Usage;
import aigateway.net.HeaderView;
import aigateway.net.Loop;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call, from its request's head to its answer's end. Only for use on its loop.
public final class Call {
    static final String STRICT = "x-gateway-strict";

    private final String id;
    private final String door;
    private final String peer;
    private final Loop loop;
    private final HeaderView headers;
    private final long startNanos;
    private @Nullable CallerRequest request;
    private @Nullable Runnable onCommitted;
    private @Nullable Plan plan;
    private final Tries tries = new Tries();
    private long receivedNanos;
    private long firstByteNanos;
    private @Nullable KeptFields kept;
    private @Nullable Flow flow;
    private @Nullable Failure cancelled;
    private boolean paused;
    private String client;
    private CacheStatus cache = CacheStatus.BYPASS;
    private List<Field> fields = List.of();
    private @Nullable Vetting vetting;
    private @Nullable Usage usage;
    private List<String> verdicts = List.of();

    /// A call whose body is not read yet.
    ///
    /// @param id the request id
    /// @param door where it came in, as `POST /v1/chat/completions`
    /// @param peer the caller's address
    /// @param headers the request's header fields
    /// @param startNanos [System#nanoTime()] when the head was in
    public Call(
            String id, String door, String peer, Loop loop, HeaderView headers, long startNanos) {
        this.id = id;
        this.door = door;
        this.peer = peer;
        this.client = peer;
        this.loop = loop;
        this.headers = headers;
        this.startNanos = startNanos;
    }

    /// The request id.
    public String id() {
        return id;
    }

    /// Where the call came in.
    public String door() {
        return door;
    }

    /// The caller's address.
    public String peer() {
        return peer;
    }

    /// The caller's address as limits and logs see it: the peer's, or the one that a trusted proxy
    /// names.
    public String client() {
        return client;
    }

    /// Sets the caller's address.
    public void client(String address) {
        client = address;
    }

    /// What the cache had to do with this call.
    public CacheStatus cache() {
        return cache;
    }

    /// Sets what the cache had to do with this call.
    public void cache(CacheStatus status) {
        cache = status;
    }

    /// What policies did to this call, in order, as `guardrails.bannedPhrases:blocked`.
    public List<String> verdicts() {
        return verdicts;
    }

    /// Notes what a policy did; the same is noted once.
    ///
    /// @param verdict `POLICY.RULE:DONE`; never what a caller or a provider said
    public void verdict(String verdict) {
        if (verdicts.isEmpty()) {
            verdicts = new ArrayList<>(2);
        }
        if (!verdicts.contains(verdict)) {
            verdicts.add(verdict);
        }
    }

    /// Tokens of an answer that the caller does not get, or null.
    public @Nullable Usage withheldUsage() {
        return usage;
    }

    /// Notes tokens of an answer that the caller does not get: they count all the same.
    public void withheldUsage(Usage tokens) {
        usage = tokens;
    }

    /// What is known of an answer that was given before, or null if this one is new.
    public @Nullable Vetting vetting() {
        return vetting;
    }

    /// Sets that the answer was given before.
    public void vetting(Vetting known) {
        vetting = known;
    }

    /// Header fields that stages want on the answer, whatever it is.
    public List<Field> fields() {
        return fields;
    }

    /// Adds a header field to the answer.
    ///
    /// @param name in lower case
    public void field(String name, String value) {
        if (fields.isEmpty()) {
            fields = new ArrayList<>(6);
        }
        fields.add(new Field(name, value));
    }

    /// A header field of the answer.
    public record Field(String name, String value) {}

    /// The call's event loop.
    public Loop loop() {
        return loop;
    }

    /// A header field of the request by its name in lower case, or null.
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /// All values of a header field of the request, in order.
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>(1);
        headers.forEach(
                (field, value) -> {
                    if (field.equals(name)) {
                        values.add(value);
                    }
                });
        return values;
    }

    /// [System#nanoTime()] when the request's head was in.
    public long startNanos() {
        return startNanos;
    }

    /// Notes that all of the request is here.
    public void received() {
        receivedNanos = System.nanoTime();
    }

    /// [System#nanoTime()] when all of the request was here; its head, if it has not come so far.
    public long receivedNanos() {
        return receivedNanos == 0 ? startNanos : receivedNanos;
    }

    /// Reads the header fields that [#keptFields()] tells of; only while the request is there.
    public void keepFields() {
        kept = KeptFields.of(headers);
    }

    /// The header fields that are remembered, or null if [#keepFields()] was not asked for.
    public @Nullable KeptFields keptFields() {
        return kept;
    }

    /// The request; only after it was read.
    public CallerRequest request() {
        return Objects.requireNonNull(request, "the request is not read yet");
    }

    /// The request, or null if it could not be read.
    public @Nullable CallerRequest requestIfRead() {
        return request;
    }

    /// Sets the request.
    public void request(CallerRequest read) {
        request = read;
    }

    /// Sets what is done when a target's answer is the call's.
    public void onCommitted(Runnable action) {
        onCommitted = action;
    }

    /// A target's answer is the call's: no target is asked any more, so the request's body is let
    /// go of. What the request wants is still known.
    public void committed() {
        if (request != null) {
            request.letGo();
        }
        if (onCommitted != null) {
            onCommitted.run();
        }
    }

    /// True if the caller wants to be refused rather than have a parameter left out.
    public boolean strict() {
        return "true".equalsIgnoreCase(headers.get(STRICT));
    }

    /// The targets; only after routing.
    public Plan plan() {
        return Objects.requireNonNull(plan, "the call is not routed yet");
    }

    /// The targets, or null before routing.
    public @Nullable Plan planIfMade() {
        return plan;
    }

    /// Sets the targets.
    public void plan(Plan made) {
        plan = made;
    }

    /// Who was asked, and what came of it.
    public Tries tries() {
        return tries;
    }

    /// The target that is being tried or that answered, or null before the first try.
    public @Nullable Target target() {
        return tries.target();
    }

    /// What the target could not take.
    public Losses losses() {
        return tries.losses();
    }

    /// Number of tries so far.
    public int attempts() {
        return tries.count();
    }

    /// A try begins, with this credential or none.
    public void attempt(Target next, @Nullable Secret key, Losses itsLosses) {
        tries.begin(next, key, itsLosses);
    }

    /// [System#nanoTime()] when the last try began, or 0.
    public long attemptNanos() {
        return tries.beganNanos();
    }

    /// Notes the target's answer head: its status, and fields that the caller may want.
    public void upstreamHead(int status, HeaderView head) {
        tries.head(status, head);
    }

    /// The provider's own request id, or null.
    public @Nullable String upstreamId() {
        return tries.upstreamId();
    }

    /// The provider's own `openai-processing-ms`, or null.
    public @Nullable String processingMillis() {
        return tries.processingMillis();
    }

    /// Who serves this call, as far as it is known now.
    public Served served() {
        return tries.served();
    }

    /// Sets who serves this call, where others asked for it.
    public void served(Served by) {
        tries.served(by);
    }

    /// A call that is sent on in place of this one: the same request, targets and loop, but a
    /// cancellation and pauses of its own, so that it can outlive this one. What becomes of it is
    /// told by its [#served()].
    public Call fork() {
        Call inner = new Call(id, door, peer, loop, PassedFields.of(headers), startNanos);
        inner.request = request;
        inner.plan = plan;
        inner.client = client;
        inner.onCommitted = this::committed;
        return inner;
    }

    /// Notes that the answer begins; only the first time counts.
    public void firstByte() {
        if (firstByteNanos == 0) {
            firstByteNanos = System.nanoTime();
        }
    }

    /// [System#nanoTime()] when the answer began, or 0.
    public long firstByteNanos() {
        return firstByteNanos;
    }

    /// Nobody waits for the call any more: whoever works for it stops at once and fails its sink
    /// with the
    /// reason. Only the first reason counts.
    public void cancel(Failure reason) {
        if (cancelled == null) {
            cancelled = reason;
            if (flow != null) {
                flow.cancel(reason);
            }
        }
    }

    /// True after [#cancel(Failure)].
    public boolean cancelled() {
        return cancelled != null;
    }

    /// The caller reads too slowly: nothing more should be read from the provider.
    public void pause() {
        paused = true;
        if (flow != null) {
            flow.pause();
        }
    }

    /// The caller reads again.
    public void resume() {
        paused = false;
        if (flow != null) {
            flow.resume();
        }
    }

    /// Connects who works for this call now; told at once what happened before.
    public void flow(Flow worker) {
        flow = worker;
        if (cancelled != null) {
            worker.cancel(cancelled);
        } else if (paused) {
            worker.pause();
        }
    }

    /// What a call tells the one who works for it.
    public interface Flow {
        /// Stop and fail the call's sink with the reason.
        void cancel(Failure reason);

        /// Read no more for now.
        void pause();

        /// Read on.
        void resume();
    }

    // Sets of calls hash each one twice; the JVM's own code for an object is slow to get at first.
    @Override
    public int hashCode() {
        return Long.hashCode(startNanos * 0x9E3779B97F4A7C15L);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }
}
