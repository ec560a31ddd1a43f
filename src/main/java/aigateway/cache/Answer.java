package aigateway.cache;

import aigateway.call.Vetting;
import aigateway.dialect.Recording;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A kept answer. Immutable but for what is known of it, and until it is put out. Thread-safe.
///
/// One object for all that belongs to it, as the collector's work goes by their number: short
/// answers have their pieces in pages of a [Vault], long ones in a recording.
final class Answer {
    // The key, this object and what the cache needs to find, order and expire it.
    private static final int OVERHEAD_BYTES = 336;
    private static final Losses NOTHING = new Losses();
    private static final VarHandle GONE;
    private static final VarHandle VETTING;

    static {
        try {
            MethodHandles.Lookup own = MethodHandles.lookup();
            GONE = own.findVarHandle(Answer.class, "gone", int.class);
            VETTING = own.findVarHandle(Answer.class, "vetting", Vetting.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Facts facts;
    private final @Nullable Vault vault;
    private final Object pieces;
    private final int first;
    private final int length;

    // 1 from when the pages may hold something else.
    @SuppressWarnings("unused") // by its handle
    private int gone;

    @SuppressWarnings("unused") // by its handle
    private @Nullable Vetting vetting;

    /// Who gave an answer, and how long it is good.
    ///
    /// @param provider the provider that gave it
    /// @param model the model that was asked
    /// @param losses what the model could not take; nobody changes it
    /// @param storedMillis when it was kept, since 1970
    /// @param storedNanos the same on the cache's monotonic clock
    /// @param ttlNanos how long it is kept
    record Facts(
            String provider,
            String model,
            Losses losses,
            long storedMillis,
            long storedNanos,
            long ttlNanos) {
        /// Lets go of what is empty.
        Facts {
            losses = losses.isEmpty() ? NOTHING : losses;
        }
    }

    private Answer(Facts facts, @Nullable Vault vault, Object pieces, int first, int length) {
        this.facts = facts;
        this.vault = vault;
        this.pieces = pieces;
        this.first = first;
        this.length = length;
    }

    /// An answer that is kept in a vault if it is short; null if the vault is full.
    static @Nullable Answer of(Recording recording, Facts facts, Vault vault) {
        Bytes packed = recording.packed();
        if (packed == null) {
            return new Answer(facts, null, recording, 0, 0);
        }
        int first = vault.put(packed);
        return first == 0
                ? null
                : new Answer(facts, vault, recording.opener(), first, packed.length());
    }

    /// Bytes of memory, all told, of the answer that would be made.
    static int weight(Recording recording, Facts facts) {
        Bytes packed = recording.packed();
        return weight(facts, packed == null ? recording.bytes() : Vault.bytes(packed.length()));
    }

    private static int weight(Facts facts, long pieces) {
        long lost = 0;
        if (!facts.losses.isEmpty()) {
            for (String field : facts.losses.fields()) {
                lost += 64 + field.length();
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, OVERHEAD_BYTES + lost + pieces);
    }

    Facts facts() {
        return facts;
    }

    /// Who has looked it through.
    Vetting vetting() {
        Vetting known = (Vetting) VETTING.getAcquire(this);
        if (known == null) {
            Vetting made = new Vetting();
            known = (Vetting) VETTING.compareAndExchange(this, null, made);
            return known == null ? made : known;
        }
        return known;
    }

    /// The answer itself, or null if it was put out in the meantime.
    @Nullable Recording recording() {
        if (vault == null) {
            return (Recording) pieces;
        }
        byte[] copy = vault.copy(first, length);
        // The copy is good if the pages were still ours after it was made.
        VarHandle.acquireFence();
        return (int) GONE.getVolatile(this) == 0 ? ((Recording.Opener) pieces).open(copy) : null;
    }

    /// It is put out; only the first time counts.
    void release() {
        if (GONE.compareAndSet(this, 0, 1) && vault != null) {
            vault.release(first, length);
        }
    }

    long ageNanos(long nowNanos) {
        return Math.max(0, nowNanos - facts.storedNanos);
    }

    /// Bytes of memory, all told.
    int weight() {
        return weight(facts, vault == null ? ((Recording) pieces).bytes() : Vault.bytes(length));
    }
}
