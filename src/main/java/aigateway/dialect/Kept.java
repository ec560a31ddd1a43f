package aigateway.dialect;

/// How much a reader keeps of a stream until its end. That is bounded, for a provider may go on for
/// ever. For one thread, for one reply.
public final class Kept {
    /// Most bytes, about: as much as a whole answer may have.
    private static final long MOST_BYTES = 32 << 20;

    // More than an object takes, so that there are not too many of them either.
    private static final int ENTRY_BYTES = 1 << 10;

    private long bytes;

    /// So much more text is kept, in one with what is there.
    public void text(int length) {
        bytes += length;
    }

    /// One more thing of about so many bytes is kept.
    public void entry(int length) {
        bytes += length + ENTRY_BYTES;
    }

    /// True if it is too much: the reply must fail.
    public boolean tooMuch() {
        return bytes > MOST_BYTES;
    }

    /// What is wrong, for a person.
    public static String complaint() {
        return "the answer has more in it than can be kept until its end";
    }
}
