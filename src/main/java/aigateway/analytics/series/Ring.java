package aigateway.analytics.series;

import org.jspecify.annotations.Nullable;

/// The last steps of time, each packed. For one thread.
final class Ring {
    private final int steps;
    private final long mostBytes;
    private final Sums scratch = new Sums();
    private long[] times = new long[0];
    private byte[] @Nullable [] packs = new byte[0][];
    private long bytes;
    private long newest;

    /// @param steps how many are kept
    /// @param mostBytes beyond this the oldest are let go of earlier
    Ring(int steps, long mostBytes) {
        this.steps = steps;
        this.mostBytes = mostBytes;
    }

    private int place(long time) {
        return (int) Math.floorMod(time, (long) steps);
    }

    /// Adds to a step; one that is too old is passed over.
    void add(long time, Sums sums) {
        if (times.length == 0) {
            times = new long[steps];
            packs = new byte[steps][];
        }
        int at = place(time);
        if (packs[at] != null && times[at] > time || time <= newest - steps) {
            return;
        }
        byte[] before = at(time);
        if (before == null) {
            put(at, time, Pack.of(sums));
        } else {
            scratch.clear();
            Pack.read(before, scratch::add);
            scratch.add(sums);
            put(at, time, Pack.of(scratch));
        }
        newest = Math.max(newest, time);
        for (int i = 1; bytes > mostBytes && i < steps; i++) {
            drop(place(newest + i));
        }
    }

    private void put(int at, long time, byte[] pack) {
        drop(at);
        times[at] = time;
        packs[at] = pack;
        bytes += pack.length;
    }

    private void drop(int at) {
        byte[] pack = packs[at];
        if (pack != null) {
            bytes -= pack.length;
            packs[at] = null;
        }
    }

    /// A step, or null if nothing was counted then or it was let go of.
    byte @Nullable [] at(long time) {
        int at = place(time);
        return at < packs.length && packs[at] != null && times[at] == time ? packs[at] : null;
    }

    /// Bytes of all steps.
    long bytes() {
        return bytes;
    }

    /// Takes a step.
    interface Taker {
        void take(long time, byte[] pack);
    }

    /// Hands over the steps that are not too old, in no order.
    void forEach(long oldest, Taker taker) {
        for (int i = 0; i < packs.length; i++) {
            byte[] pack = packs[i];
            if (pack != null && times[i] >= oldest) {
                taker.take(times[i], pack);
            }
        }
    }
}
