package aigateway.analytics.series;

/// Sorts times into buckets whose width grows with them: an eighth of an octave each, so that a
/// percentile is at most 6.25 % off. Times are in microseconds.
final class Buckets {
    private static final int PER_OCTAVE = 8;
    private static final int BITS = 3;
    private static final int LONGEST_BITS = 31;

    /// More than half an hour is as good as half an hour.
    static final long LONGEST = (1L << LONGEST_BITS) - 1;

    /// Number of buckets.
    static final int COUNT = PER_OCTAVE * (LONGEST_BITS - BITS + 1);

    private Buckets() {}

    /// The bucket of a time.
    static int of(long micros) {
        if (micros < PER_OCTAVE) {
            return (int) Math.max(0, micros);
        }
        long time = Math.min(micros, LONGEST);
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(time) - BITS;
        return PER_OCTAVE * octave + (int) (time >>> octave);
    }

    /// The least time in a bucket.
    static long least(int bucket) {
        if (bucket < 2 * PER_OCTAVE) {
            return bucket;
        }
        int octave = bucket / PER_OCTAVE - 1;
        return (long) (bucket % PER_OCTAVE + PER_OCTAVE) << octave;
    }

    /// The middle of a bucket.
    private static long middle(int bucket) {
        return (least(bucket) + least(bucket + 1) - 1) / 2;
    }

    /// The time that so many of a hundred calls did not exceed, or -1 if there were none.
    ///
    /// @param counts the buckets, from index `from` on
    static long percentile(long[] counts, int from, int percent) {
        long all = 0;
        for (int i = 0; i < COUNT; i++) {
            all += counts[from + i];
        }
        long rank = (all * percent + 99) / 100;
        long seen = 0;
        for (int i = 0; i < COUNT && all > 0; i++) {
            seen += counts[from + i];
            if (seen >= rank) {
                return middle(i);
            }
        }
        return -1;
    }
}
