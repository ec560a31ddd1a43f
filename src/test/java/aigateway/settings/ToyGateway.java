package aigateway.settings;

import aigateway.logs.Log;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What stands for the gateway: the toys that are in force, and the log.
public final class ToyGateway {
    /// When everything happens.
    public static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");

    private final List<Toys> enforced = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LiveSettings<Toys> settings;

    /// One that starts with these values in its file.
    public ToyGateway(SettingsStore store, Toys file) {
        settings =
                new LiveSettings<>(
                        Toys.SLOTS,
                        file,
                        store,
                        this::build,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        new Log(line -> lines.add(line.utf8())));
        enforced.add(settings.inForce());
    }

    /// What builds: refuses the number 13.
    public Runnable build(Toys toys) {
        if (toys.number() == 13) {
            throw new IllegalStateException("cannot be built");
        }
        return () -> enforced.add(toys);
    }

    /// The settings.
    public LiveSettings<Toys> settings() {
        return settings;
    }

    /// What calls meet now.
    public Toys now() {
        return enforced.getLast();
    }

    /// How often something was put in force, the start included.
    public int times() {
        return enforced.size();
    }

    /// Log lines so far.
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
