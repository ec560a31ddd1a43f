package aigateway.logs.sink;

import aigateway.json.JsonWriter;
import aigateway.logs.Log;
import aigateway.logs.sink.LoggingSettings.Destination;
import aigateway.logs.sink.delivery.HttpWire;
import aigateway.logs.sink.delivery.Sink;
import aigateway.logs.sink.delivery.SinkState;
import aigateway.logs.sink.delivery.SinkStatus;
import aigateway.logs.sink.delivery.SinkTarget;
import aigateway.logs.sink.delivery.Totals;
import aigateway.net.Loop;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The place of one kind of sink, on or off. [#apply(Wanted)] for one thread at a time, the rest
/// for any.
final class SinkSlot {
    private static final Wanted NOTHING = new Wanted(new Destination(false, "", null), 0, true);

    private final SinkKind kind;
    private final Supplier<Loop> loops;
    private final String version;
    private final Log aside;
    private final Totals totals = new Totals();
    private volatile Wanted wanted = NOTHING;
    private volatile SinkState idle = SinkState.OFF;
    private volatile @Nullable Sink sink;

    /// What the settings say of it.
    record Wanted(Destination destination, long queueBytes, boolean compression) {}

    /// @param loops gives the loop that a sink's requests run on
    /// @param aside a log whose lines go to no sink
    SinkSlot(SinkKind kind, Supplier<Loop> loops, String version, Log aside) {
        this.kind = kind;
        this.loops = loops;
        this.version = version;
        this.aside = aside;
    }

    SinkKind kind() {
        return kind;
    }

    Wanted wanted() {
        return wanted;
    }

    @Nullable Sink sink() {
        return sink;
    }

    /// Makes it as it is wanted.
    ///
    /// @return a sink that is not used any more and has to be ended, or null
    @Nullable Sink apply(Wanted now) {
        if (now.equals(wanted)) {
            return null;
        }
        wanted = now;
        Destination destination = now.destination();
        String trouble = destination.enabled() ? kind.trouble(destination) : "";
        boolean works = destination.enabled() && kind.works(destination);
        if (!trouble.isEmpty()) {
            aside.warn("logs", "Something is missing for a log sink")
                    .with("sink", kind.label())
                    .with("problem", trouble)
                    .write();
        }
        idle = destination.enabled() ? SinkState.INCOMPLETE : SinkState.OFF;
        Sink before = sink;
        if (!works) {
            sink = null;
            return before;
        }
        if (before == null) {
            sink = new Sink(kind.label(), target(now), now.queueBytes(), totals, aside);
        } else {
            before.retarget(target(now), now.queueBytes());
        }
        return null;
    }

    /// A target of its own for whoever wants to send; only if it [SinkKind#works(Destination)].
    SinkTarget target(Wanted now) {
        Destination destination = now.destination();
        HttpWire wire =
                new HttpWire(
                        loops.get(),
                        kind.endpoint(destination.endpoint()),
                        now.compression(),
                        "ai-gateway/" + version);
        return new SinkTarget(kind.format(destination.key(), version), wire);
    }

    /// Writes how it stands as a JSON object.
    void write(JsonWriter json) {
        Sink running = sink;
        SinkStatus status = running == null ? SinkStatus.idle(idle) : running.status();
        Totals.Trouble trouble = totals.trouble();
        json.object().key("state").string(status.state().name().toLowerCase(Locale.ROOT));
        json.key("queueEvents").number(status.queueEvents());
        json.key("queueBytes").number(status.queueBytes());
        json.key("lagMillis").number(status.lagMillis());
        json.key("sent").number(totals.sent());
        json.key("retried").number(totals.retried());
        json.key("lost").number(totals.lost());
        if (trouble == null) {
            json.key("lastError").nul().key("lastErrorAt").nul();
        } else {
            json.key("lastError").string(trouble.why());
            json.key("lastErrorAt").string(trouble.at().toString());
        }
        json.endObject();
    }
}
