package aigateway.logs.sink;

import aigateway.json.JsonWriter;
import aigateway.logs.Log;
import aigateway.logs.sink.LoggingSettings.Destination;
import aigateway.logs.sink.delivery.Sink;
import aigateway.model.Bytes;
import aigateway.net.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands every log line to each sink that is on, and switches sinks while lines come. Thread-safe;
/// [#accept(Bytes)] neither waits nor copies.
public final class LogSinks implements Consumer<Bytes> {
    /// How long a sink that is switched off may take to send what waits.
    public static final long FLUSH_MILLIS = 5_000;

    private static final Sink[] NONE = {};

    private final Log log;
    private final SinkTrial trial;
    private final List<SinkSlot> slots = new ArrayList<>();

    // Held by whoever switches sinks.
    private final Object lock = new Object();
    private final List<Sink> leaving = new ArrayList<>();

    // Never changed, only replaced.
    private volatile Sink[] running = NONE;

    /// No sinks yet.
    ///
    /// @param loops gives the loop that a sink's requests run on
    /// @param version the gateway's
    public LogSinks(Supplier<Loop> loops, Log log, String version) {
        this.log = log;
        Log aside = log.aside();
        for (SinkKind kind : SinkKind.values()) {
            slots.add(new SinkSlot(kind, loops, version, aside));
        }
        trial = new SinkTrial(slots);
    }

    @Override
    public void accept(Bytes line) {
        for (Sink sink : running) {
            sink.accept(line);
        }
    }

    /// Starts, changes and ends sinks as the settings say; does not wait for any. A sink whose
    /// settings are the same notices nothing; one with others keeps what waits.
    public void apply(LoggingSettings settings) {
        synchronized (lock) {
            List<Destination> destinations = settings.destinations();
            List<Sink> now = new ArrayList<>();
            List<Sink> ended = new ArrayList<>();
            for (SinkSlot slot : slots) {
                Destination destination = destinations.get(slot.kind().ordinal());
                Sink before =
                        slot.apply(
                                new SinkSlot.Wanted(
                                        destination,
                                        settings.queueBytes(),
                                        settings.compression()));
                if (before != null) {
                    ended.add(before);
                }
                Sink sink = slot.sink();
                if (sink != null) {
                    now.add(sink);
                }
            }
            take(now);
            leaving.removeIf(Sink::hasEnded);
            leaving.addAll(ended);
            ended.forEach(sink -> sink.end(FLUSH_MILLIS));
        }
    }

    private void take(List<Sink> sinks) {
        running = sinks.toArray(NONE);
        log.also(sinks.isEmpty() ? null : this);
    }

    /// How it stands with each sink, as a JSON object by its name.
    public Bytes json() {
        JsonWriter json = new JsonWriter().object();
        for (SinkSlot slot : slots) {
            slot.write(json.key(slot.kind().label()));
        }
        return json.endObject().bytes();
    }

    /// Sends one line of its own to each sink that is on, at once, and waits for what they say.
    ///
    /// @param sink only this one, or null for all
    /// @return a JSON object, or null if there is no sink of that name
    public @Nullable Bytes test(@Nullable String sink) {
        return trial.run(sink);
    }

    /// Sends what waits, for so long at most; what could not be sent is lost, and said.
    public void close(long mostMillis) {
        synchronized (lock) {
            List<Sink> all = new ArrayList<>(List.of(running));
            take(List.of());
            all.forEach(sink -> sink.end(mostMillis));
            all.addAll(leaving);
            leaving.clear();
            long until = System.nanoTime() + mostMillis * 1_000_000;
            for (Sink sink : all) {
                sink.awaitEnd((until - System.nanoTime()) / 1_000_000);
            }
        }
    }
}
