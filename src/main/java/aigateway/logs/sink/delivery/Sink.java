package aigateway.logs.sink.delivery;

import aigateway.logs.Log;
import aigateway.model.Bytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// One place that log lines go to, with the thread that sends them. Thread-safe; [#accept(Bytes)]
/// neither waits nor copies.
public final class Sink {
    private final EventQueue queue;
    private final Outbox outbox;
    private final Notes notes;
    private final Delivery delivery;
    private final Thread thread;

    /// Begins to send; what cannot be sent is said in `aside`, whose lines go to no sink.
    public Sink(String name, SinkTarget target, long queueBytes, Totals totals, Log aside) {
        InstantSource clock = InstantSource.system();
        queue = new EventQueue(queueBytes, totals.lost, target.format().maxEvents());
        outbox = new Outbox(queue, new Events(clock), totals);
        notes = new Notes(name, aside, totals, clock);
        Backoff backoff = new Backoff(RandomGenerator.getDefault());
        delivery = new Delivery(target, outbox, queue, totals, notes, backoff, Sink::millis);
        thread = Thread.ofPlatform().name("log-sink-" + name).daemon().unstarted(this::run);
        thread.start();
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    private void run() {
        long wait = 0;
        while (wait != Delivery.ENDED) {
            if (Thread.interrupted()) {
                delivery.giveUp();
                return;
            }
            if (wait > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            }
            try {
                wait = delivery.step();
            } catch (RuntimeException e) {
                wait = delivery.broken(e);
            }
        }
    }

    /// Queues a line, or counts it as lost if the queue is full.
    public void accept(Bytes line) {
        if (queue.offer(line)) {
            LockSupport.unpark(thread);
        }
    }

    /// Sends elsewhere, or otherwise, from now on; what waits goes there, too.
    public void retarget(SinkTarget target, long queueBytes) {
        queue.limit(queueBytes);
        delivery.retarget(target);
        LockSupport.unpark(thread);
    }

    /// Sends what waits, for so long at most, and ends then. Does not wait for it.
    public void end(long mostMillis) {
        delivery.end(millis() + mostMillis);
        LockSupport.unpark(thread);
    }

    /// Waits for the end; what was not sent by then is lost, and said.
    public void awaitEnd(long mostMillis) {
        try {
            if (!thread.join(Duration.ofMillis(Math.max(1, mostMillis)))) {
                thread.interrupt();
                thread.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// True once its thread has ended.
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    /// How it stands.
    public SinkStatus status() {
        long oldest = outbox.oldestMillis();
        long lag = oldest < 0 ? 0 : Math.max(0, System.currentTimeMillis() - oldest);
        return new SinkStatus(notes.state(), queue.events(), queue.bytes(), lag);
    }
}
