package aigateway.fuzz;

import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A reader that takes a stream apart: the same parts however it is cut, none longer than allowed,
/// none after the first that is.
///
/// @param maker makes the reader under test
record FramingTarget(String name, Maker maker, List<byte[]> seeds) implements FuzzTarget {
    /// What the reader's receiver notes for a part that is too long.
    static final String TOO_LONG = "too long";

    /// A reader under test.
    ///
    /// @param data its method for chunks
    /// @param end its method for the end
    record Framing(Consumer<Bytes> data, Runnable end) {}

    /// Makes readers.
    interface Maker {
        /// A reader that allows so many bytes for a part and hands all parts to `parts`.
        Framing make(int maxBytes, Parts parts);
    }

    /// Takes parts.
    interface Parts {
        /// A part, with the name that it has in the stream, if any.
        void part(String name, Bytes bytes);

        /// A part is too long.
        void tooLong();
    }

    @Override
    public void check(byte[] input) {
        check(input, 24);
        check(input, 1 << 20);
    }

    private void check(byte[] input, int most) {
        List<String> expected = null;
        for (Cut cut : Cut.of(input)) {
            List<String> parts = read(input, cut, most);
            if (expected == null) {
                expected = parts;
            } else if (!parts.equals(expected)) {
                throw new AssertionError(
                        "parts of " + most + " bytes differ: " + expected + " and " + parts);
            }
        }
    }

    private List<String> read(byte[] input, Cut cut, int most) {
        List<String> read = new ArrayList<>();
        Framing framing =
                maker.make(
                        most,
                        new Parts() {
                            @Override
                            public void part(String name, Bytes bytes) {
                                open(read);
                                if (bytes.length() > most) {
                                    throw new AssertionError("a part of " + bytes.length());
                                }
                                read.add(name + "=" + bytes.utf8());
                            }

                            @Override
                            public void tooLong() {
                                open(read);
                                read.add(TOO_LONG);
                            }
                        });
        cut.feed(input, framing.data());
        framing.end().run();
        framing.data().accept(Bytes.utf8("\n\ndata: more\n\n"));
        framing.end().run();
        return read;
    }

    private static void open(List<String> read) {
        if (!read.isEmpty() && read.getLast().equals(TOO_LONG)) {
            throw new AssertionError("a part after the one that was too long");
        }
    }
}
