package aigateway.dialect.sse;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;

/// Frames the events of a stream; stateless.
public final class SseWriter {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private SseWriter() {}

    /// An event without a name. Line breaks, which JSON has only between its tokens, become spaces.
    public static Bytes event(Bytes json) {
        return frame(DATA, json);
    }

    /// An event with a name, which must be plain ASCII. See [#event(Bytes)].
    public static Bytes event(String name, Bytes json) {
        return frame(("event: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII), json);
    }

    /// The JSON of an event that [#event(Bytes)] has made.
    public static Bytes json(Bytes event) {
        return event.slice(DATA.length, event.length() - 2);
    }

    private static Bytes frame(byte[] head, Bytes json) {
        int end = head.length + json.length();
        byte[] out = new byte[end + 2];
        System.arraycopy(head, 0, out, 0, head.length);
        System.arraycopy(json.array(), json.offset(), out, head.length, json.length());
        for (int i = Lines.end(out, head.length, end); i < end; i = Lines.end(out, i + 1, end)) {
            out[i] = ' ';
        }
        out[end] = '\n';
        out[end + 1] = '\n';
        return Bytes.of(out);
    }

    /// A comment, which clients ignore; line breaks in it become spaces.
    public static Bytes comment(String text) {
        String flat = text.replace('\n', ' ').replace('\r', ' ');
        return Bytes.utf8(": " + flat + "\n\n");
    }
}
