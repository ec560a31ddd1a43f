package aigateway.fuzz;

import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// A way to cut bytes into chunks.
///
/// @param ends where each chunk ends
record Cut(List<Integer> ends) {
    /// Into one chunk, into pieces of 1 and of 7 bytes, and at places that depend on the input.
    static List<Cut> of(byte[] input) {
        List<Cut> cuts = new ArrayList<>();
        cuts.add(whole(input));
        cuts.add(pieces(input.length, 1, 1));
        cuts.add(pieces(input.length, 7, 7));
        Random random = new Random(Arrays.hashCode(input));
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < input.length; ) {
            at = Math.min(input.length, at + random.nextInt(3 + input.length / 3));
            ends.add(at);
        }
        cuts.add(new Cut(ends));
        return cuts;
    }

    /// Not at all.
    static Cut whole(byte[] input) {
        return new Cut(List.of(input.length));
    }

    private static Cut pieces(int length, int first, int size) {
        List<Integer> ends = new ArrayList<>();
        for (int at = first; at < length; at += size) {
            ends.add(at);
        }
        ends.add(length);
        return new Cut(ends);
    }

    /// Hands on the chunks, each in an array of its own and not at its front.
    void feed(byte[] input, Consumer<Bytes> reader) {
        int from = 0;
        for (int end : ends) {
            byte[] chunk = new byte[end - from + 2];
            System.arraycopy(input, from, chunk, 1, end - from);
            reader.accept(Bytes.of(chunk, 1, end - from));
            from = end;
        }
    }
}
