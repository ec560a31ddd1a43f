package aigateway.dialect.openai.recording;

import aigateway.dialect.Recording;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import org.jspecify.annotations.Nullable;

/// An answer that was packed at once; most are never asked for again, so it is read only then.
final class PackedAnswer implements Recording {
    private final String dialect;
    private final Bytes packed;
    private @Nullable KeptAnswer opened; // the same whoever opens it

    PackedAnswer(String dialect, Bytes packed) {
        this.dialect = dialect;
        this.packed = packed;
    }

    private KeptAnswer opened() {
        KeptAnswer answer = opened;
        if (answer == null) {
            answer = Packing.open(dialect, packed.toByteArray());
            opened = answer;
        }
        return answer;
    }

    @Override
    public int pieces() {
        return opened().pieces();
    }

    @Override
    public ChatEvent piece(int number, ChatEvent.Decoder decoder) {
        return opened().piece(number, decoder);
    }

    @Override
    public ChatEvent.Decoder decoder() {
        return opened().decoder();
    }

    @Override
    public Bytes packed() {
        return packed;
    }

    @Override
    public Opener opener() {
        return KeptAnswer.opener(dialect);
    }

    @Override
    public long bytes() {
        return opened().bytes();
    }

    @Override
    public Bytes answer() {
        return opened().answer();
    }
}
