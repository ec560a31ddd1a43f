package aigateway.analytics;

import aigateway.logs.Log;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps the numbers of [Statistics] in a store: once a second, if a call has ended, and at the
/// end. The store is not touched before the first call has ended or somebody asks for the numbers.
///
/// While the store does not work, calls are counted in memory and the store is tried again; what
/// it holds is never overwritten before it was read.
final class Keeping implements AutoCloseable {
    /// Time between two looks, and so the most that a killed process loses.
    static final long EVERY_MILLIS = 1_000;

    private static final int LONGEST_PAUSE = 60;
    private static final long UNKNOWN = -1;

    private final Statistics statistics;
    private final CounterStore store;
    private final Log log;
    private final Runnable everySecond;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Map<String, Long> saved = new HashMap<>();
    private volatile boolean loaded;
    private long savedCalls;
    private boolean broken;
    private int pause;
    private int pauses;

    /// @param everySecond what else is to be done once a second, on the same thread
    Keeping(Statistics statistics, CounterStore store, Log log, Runnable everySecond) {
        this.everySecond = everySecond;
        this.statistics = statistics;
        this.store = store;
        this.log = log;
        thread = Thread.ofPlatform().name("statistics").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                alsoDo();
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A defect there must not end what is kept here.
    private void alsoDo() {
        try {
            everySecond.run();
        } catch (RuntimeException e) {
            log.error("statistics", "Defect").with("error", e.toString()).write();
        }
    }

    private synchronized void tick() {
        if (pauses > 0) {
            pauses--;
        } else {
            save();
        }
    }

    /// Brings back what the store holds, if it was not done before. Blocks for the store.
    void load() {
        if (!loaded) {
            loadNow();
        }
    }

    private synchronized void loadNow() {
        if (loaded) {
            return;
        }
        try {
            Map<String, Long> before = store.load();
            saved.putAll(before);
            statistics.add(before);
            savedCalls = UNKNOWN;
            loaded = true;
            works();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    /// Saves what has changed, if a call has ended since the last time.
    private synchronized void save() {
        long calls = statistics.calls();
        if (calls == savedCalls) {
            return;
        }
        load();
        if (!loaded) {
            return;
        }
        calls = statistics.calls();
        Map<String, Long> changed = statistics.save();
        changed.entrySet().removeIf(entry -> entry.getValue().equals(saved.get(entry.getKey())));
        try {
            if (!changed.isEmpty()) {
                store.save(changed);
                saved.putAll(changed);
            }
            savedCalls = calls;
            works();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void works() {
        if (broken) {
            log.info("statistics", "the statistics are kept again").write();
        }
        broken = false;
        pause = 0;
        pauses = 0;
    }

    private void failed(Exception e) {
        if (!broken) {
            log.warn(
                            "statistics",
                            "the statistics cannot be kept and would be lost at a restart; counting"
                                    + " goes on, and keeping them is tried again")
                    .with("error", String.valueOf(e.getMessage()))
                    .write();
        }
        broken = true;
        pause = Math.min(LONGEST_PAUSE, 2 * pause + 1);
        pauses = pause;
    }

    /// Saves for the last time. Blocks until then.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        save();
    }
}
