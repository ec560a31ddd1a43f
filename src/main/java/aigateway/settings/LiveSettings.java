package aigateway.settings;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.settings.Version.Action;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The runtime settings of a gateway: keeps each change before it is in force, and puts all values
/// in force in one go.
///
/// If what was kept cannot be read, the file's values hold and changes are refused, until it can.
///
/// @param <P> the record of all settings
public final class LiveSettings<P> implements RuntimeSettings {
    private final Map<String, Slot<P, ?>> slots = new LinkedHashMap<>();
    private final SettingsStore store;
    private final Function<P, Runnable> builder;
    private final Clock clock;
    private final Log log;

    // Held by whoever changes anything.
    private final ReentrantLock lock = new ReentrantLock();
    private boolean loaded;
    private volatile Held<P> held;
    private volatile @Nullable Consumer<Version> listener;

    /// Reads what was kept; blocks for that. What [#inForce()] then tells is not yet given to
    /// `builder`.
    ///
    /// @param file the values of the file
    /// @param builder builds what works by some values, and returns what puts that in force, which
    ///     must not fail; called by one thread at a time
    public LiveSettings(
            List<Slot<P, ?>> slots,
            P file,
            SettingsStore store,
            Function<P, Runnable> builder,
            Clock clock,
            Log log) {
        slots.forEach(slot -> this.slots.put(slot.name(), slot));
        this.store = store;
        this.builder = builder;
        this.clock = clock;
        this.log = log;
        held = Held.of(file);
        try {
            held = load(held);
            loaded = true;
        } catch (StoreFailure e) {
            log.error("settings", "changes made while running are not read; the file's values hold")
                    .with("error", e.text())
                    .write();
        }
    }

    /// Whoever is told of each change from now on, when it is in force; it must not block.
    public void listener(Consumer<Version> told) {
        listener = told;
    }

    /// All values that are in force.
    public P inForce() {
        return held.inForce();
    }

    /// The newest version of a setting, or null if there is none.
    public @Nullable Version newest(String name) {
        return held.newest().get(name);
    }

    /// Takes other values from the file: changes made while running stay in force, the rest
    /// follows the file. Blocks until all is in force.
    ///
    /// @param buildWith used this time in place of the usual builder
    public void fileChanged(P file, Function<P, Runnable> buildWith) {
        lock.lock();
        try {
            enforce(held.withFile(file), buildWith);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(slots.keySet());
    }

    @Override
    public @Nullable State state(String name) {
        Slot<P, ?> slot = slots.get(name);
        return slot == null ? null : held.state(slot);
    }

    @Override
    public Outcome change(String name, JsonNode json, Change change) {
        return edit(
                name, change, slot -> new Edit<>(Action.CHANGE, slot.change(json, held.inForce())));
    }

    @Override
    public Outcome reset(String name, Change change) {
        return edit(name, change, _ -> new Edit<>(Action.RESET, null));
    }

    @Override
    public Outcome rollback(String name, long version, Change change) {
        return edit(
                name,
                change,
                slot -> {
                    KeptVersion kept = store.version(name, version);
                    return kept == null ? null : new Edit<>(Action.ROLLBACK, valueOf(slot, kept));
                });
    }

    @Override
    public List<Version> history(String name) {
        try {
            return store.history(name);
        } catch (StoreFailure e) {
            throw new UncheckedIOException(e.text(), e);
        }
    }

    @Override
    public List<Version> audit(int most) {
        try {
            return store.audit(most);
        } catch (StoreFailure e) {
            throw new UncheckedIOException(e.text(), e);
        }
    }

    /// What is to be done to a setting.
    ///
    /// @param value what puts the new value in its place, or null for the file's value
    private record Edit<P>(Action action, @Nullable UnaryOperator<P> value) {}

    /// Makes an edit, or null if it refers to a version that is not there.
    private interface Maker<P> {
        @Nullable Edit<P> make(Slot<P, ?> slot) throws BadValue, StoreFailure;
    }

    private Outcome edit(String name, Change change, Maker<P> maker) {
        Slot<P, ?> slot = slots.get(name);
        if (slot == null) {
            String known = String.join(", ", slots.keySet());
            return new Outcome.Unknown("there is no setting `" + name + "`; there are " + known);
        }
        lock.lock();
        try {
            if (!loaded) {
                enforce(load(held), builder);
                loaded = true;
            }
            State state = held.state(slot);
            if (!EntityTag.matches(change.ifMatch(), state.etag())) {
                return new Outcome.Conflict(state);
            }
            Edit<P> edit = maker.make(slot);
            return edit == null
                    ? new Outcome.Unknown("`" + name + "` has no such version")
                    : keep(slot, change.actor(), edit);
        } catch (BadValue e) {
            return new Outcome.Invalid(e.field(), e.text());
        } catch (StoreFailure e) {
            log.error("settings", "a change is refused, for it cannot be kept")
                    .with("setting", name)
                    .with("actor", change.actor())
                    .with("error", e.text())
                    .write();
            return new Outcome.NotKept(e.text());
        } finally {
            lock.unlock();
        }
    }

    private Outcome keep(Slot<P, ?> slot, String actor, Edit<P> edit) throws StoreFailure {
        Held<P> before = held;
        long number = before.number(slot.name()) + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        P after = before.inForceWith(slot.name(), edit.value());
        boolean own = edit.value() != null;
        Version version =
                new Version(
                        slot.name(),
                        number,
                        now,
                        actor,
                        edit.action(),
                        own ? slot.show(after) : null,
                        Differences.between(shown(slot, before.inForce()), shown(slot, after)));
        // Built before it is kept: what cannot be built is not kept either.
        Runnable force = builder.apply(after);
        store.append(new KeptVersion(version, own ? slot.write(after) : null));
        held = before.with(version, edit.value());
        force.run();
        log.info("settings", "a setting was changed")
                .with("setting", slot.name())
                .with("version", number)
                .with("action", edit.action().name())
                .with("actor", actor)
                .with("fields", version.diff().stream().map(Version.Difference::path).toList())
                .write();
        Consumer<Version> told = listener;
        if (told != null) {
            told.accept(version);
        }
        return new Outcome.Applied(held.state(slot));
    }

    private Differences.Shown shown(Slot<P, ?> slot, P values) {
        return new Differences.Shown(slot.write(values), slot.show(values));
    }

    private void enforce(Held<P> next, Function<P, Runnable> with) {
        Runnable force = with.apply(next.inForce());
        held = next;
        force.run();
    }

    /// With all versions that are kept. A value that this version of the gateway cannot read is
    /// left out: the file's is better than none.
    private Held<P> load(Held<P> from) throws StoreFailure {
        Held<P> all = from;
        for (KeptVersion kept : store.newest()) {
            Slot<P, ?> slot = slots.get(kept.version().setting());
            UnaryOperator<P> value = null;
            String trouble = slot == null ? "this version of the gateway has no such setting" : "";
            try {
                value = slot == null ? null : valueOf(slot, kept);
            } catch (BadValue | RuntimeException e) {
                trouble = String.valueOf(e.getMessage());
            }
            all = all.with(kept.version(), value);
            if (!trouble.isEmpty()) {
                log.warn("settings", "a change made while running is left out")
                        .with("setting", kept.version().setting())
                        .with("version", kept.version().number())
                        .with("reason", trouble)
                        .write();
            }
        }
        return all;
    }

    private @Nullable UnaryOperator<P> valueOf(Slot<P, ?> slot, KeptVersion kept) throws BadValue {
        Bytes value = kept.value();
        if (kept.trouble() != null) {
            throw new BadValue("", "the kept value cannot be read: " + kept.trouble());
        }
        if (value == null) {
            return null;
        }
        JsonNode json = Json.root(value);
        if (json == null) {
            throw new BadValue("", "the kept value is no JSON");
        }
        return slot.read(json);
    }
}
