package aigateway.dialect.openai.recording;

import aigateway.dialect.openai.recording.AnswerRecorder.Piece;
import aigateway.model.Bytes;
import aigateway.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// An answer in one run of bytes: what each piece is, then all pieces one after the other. Only
/// for this process; numbers have seven bits a byte, the lowest first, as in Protocol Buffers.
final class Packing {
    /// Longest answer that is packed, in bytes of its pieces.
    static final int MOST_BYTES = 64 << 10;

    /// Most pieces, so that what is said of them does not make it much longer.
    static final int MOST_PIECES = 4_096;

    private byte[] out;
    private int size;

    private Packing(int capacity) {
        out = new byte[capacity];
    }

    /// Packs pieces of `length` bytes in all.
    static Bytes pack(List<Piece> pieces, int length) {
        Packing packing = new Packing(length + 48 + 6 * pieces.size());
        packing.number(pieces.size());
        long began = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            packing.piece(piece, piece.began() != began);
            began = piece.began();
        }
        packing.room(length);
        for (int i = 0; i < pieces.size(); i++) {
            packing.bytes(pieces.get(i).data());
        }
        return Bytes.of(packing.out, 0, packing.size);
    }

    private void piece(Piece piece, boolean begins) {
        number(piece.data().length());
        room(1);
        out[size++] = (byte) (piece.flags() | (begins ? Pieces.BEGAN : 0));
        if (begins) {
            number(piece.began());
        }
        Usage usage = piece.usage();
        if (usage != null) {
            number(usage.promptTokens());
            number(usage.completionTokens());
            number(usage.cachedTokens());
            number(usage.cacheWriteTokens());
            number(usage.reasoningTokens());
            number(usage.totalTokens());
            number(usage.audioPromptTokens());
            number(usage.audioCompletionTokens());
        }
        if (piece.finish() != null) {
            Bytes finish = Bytes.utf8(piece.finish());
            number(finish.length());
            room(finish.length());
            bytes(finish);
        }
    }

    private void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[size++] = (byte) rest;
    }

    private void bytes(Bytes data) {
        System.arraycopy(data.array(), data.offset(), out, size, data.length());
        size += data.length();
    }

    private void room(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }

    /// Reads what was packed.
    static KeptAnswer open(String dialect, byte[] packed) {
        Reading in = new Reading(packed);
        int count = (int) in.number();
        Pieces.Builder pieces = new Pieces.Builder(count);
        for (int i = 0; i < count; i++) {
            int length = (int) in.number();
            int flags = in.next();
            long began = (flags & Pieces.BEGAN) == 0 ? pieces.begun() : in.number();
            Usage usage = (flags & Pieces.USAGE) == 0 ? null : in.usage();
            String finish = (flags & Pieces.FINISH) == 0 ? null : in.text();
            pieces.add(length, flags & ~Pieces.BEGAN, began, usage, finish);
        }
        return new KeptAnswer(dialect, new Pieces(pieces), new byte[][] {packed}, in.at);
    }

    /// A place in packed bytes.
    private static final class Reading {
        private final byte[] in;
        private int at;

        Reading(byte[] in) {
            this.in = in;
        }

        int next() {
            return in[at++];
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = in[at++];
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        Usage usage() {
            return new Usage(
                    number(), number(), number(), number(), number(), number(), number(), number());
        }

        String text() {
            int length = (int) number();
            String text = new String(in, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
    }
}
