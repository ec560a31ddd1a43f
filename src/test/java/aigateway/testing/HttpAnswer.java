package aigateway.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// An HTTP answer, piece by piece.
///
/// @param steps what happens after the head, in order
public record HttpAnswer(
        int status, List<ReceivedRequest.Field> fields, List<Step> steps, Framing framing)
        implements Answer {
    /// How the body's end is told.
    public enum Framing {
        /// By `content-length`, which is true.
        LENGTH,
        /// By chunks, one for each piece of the body.
        CHUNKED,
        /// By the end of the connection.
        CLOSE,
        /// By fields that the test itself adds.
        AS_TOLD
    }

    /// Something that happens in the course of an answer.
    public sealed interface Step {
        /// Bytes of the body.
        record Data(byte[] bytes) implements Step {}

        /// Nothing for a time.
        record Pause(int millis) implements Step {}

        /// Nothing until the test says so.
        record Hold(CountDownLatch until) implements Step {}

        /// Nothing any more.
        record Stall() implements Step {}

        /// The end of the connection.
        record Cut(Wire.Cut how) implements Step {}
    }

    /// Adds a header field.
    public HttpAnswer header(String name, String value) {
        List<ReceivedRequest.Field> all = new ArrayList<>(fields);
        all.add(new ReceivedRequest.Field(name, value));
        return new HttpAnswer(status, List.copyOf(all), steps, framing);
    }

    /// Frames the body in another way.
    public HttpAnswer framed(Framing other) {
        return new HttpAnswer(status, fields, steps, other);
    }

    /// Pauses before every piece of the body.
    public HttpAnswer pausing(int millis) {
        List<Step> all = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Data) {
                all.add(new Step.Pause(millis));
            }
            all.add(step);
        }
        return new HttpAnswer(status, fields, List.copyOf(all), framing);
    }

    /// Does something else after so many steps of the body: `0` is right after the head. What would
    /// have come after it comes then, if the step lets it.
    public HttpAnswer with(int afterSteps, Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(afterSteps, step);
        return new HttpAnswer(status, fields, List.copyOf(all), framing);
    }

    /// Falls silent after so many pieces, until the caller closes.
    public HttpAnswer stallAfter(int pieces) {
        return with(pieces, new Step.Stall());
    }

    /// Ends the connection after so many pieces.
    public HttpAnswer cutAfterPieces(int pieces, Wire.Cut how) {
        return with(pieces, new Step.Cut(how));
    }

    /// Waits after so many pieces until the latch is open.
    public HttpAnswer holdAfter(int pieces, CountDownLatch until) {
        return with(pieces, new Step.Hold(until));
    }

    @Override
    public boolean keepsAlive() {
        return framing != Framing.CLOSE;
    }

    @Override
    public void play(Wire wire, ReceivedRequest request) throws IOException, InterruptedException {
        wire.write(head());
        for (Step step : steps) {
            switch (step) {
                case Step.Data data -> wire.write(framed(data.bytes()));
                case Step.Pause pause -> Thread.sleep(pause.millis());
                case Step.Hold hold -> hold.until().await();
                case Step.Stall _ -> wire.stall();
                case Step.Cut cut -> wire.cut(cut.how());
            }
        }
        if (framing == Framing.CHUNKED) {
            wire.write(ascii("0\r\n\r\n"));
        }
    }

    /// All bytes of the answer, if nothing stops it.
    public byte[] bytes() {
        List<byte[]> parts = new ArrayList<>(List.of(head()));
        for (Step step : steps) {
            if (step instanceof Step.Data data) {
                parts.add(framed(data.bytes()));
            }
        }
        if (framing == Framing.CHUNKED) {
            parts.add(ascii("0\r\n\r\n"));
        }
        return joined(parts);
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
        for (ReceivedRequest.Field field : fields) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        String told =
                switch (framing) {
                    case LENGTH -> "content-length: " + length() + "\r\n";
                    case CHUNKED -> "transfer-encoding: chunked\r\n";
                    case CLOSE -> "connection: close\r\n";
                    case AS_TOLD -> "";
                };
        return ascii(head.append(told).append("\r\n").toString());
    }

    private int length() {
        int length = 0;
        for (Step step : steps) {
            if (step instanceof Step.Data data) {
                length += data.bytes().length;
            }
        }
        return length;
    }

    private byte[] framed(byte[] data) {
        if (framing != Framing.CHUNKED) {
            return data;
        }
        return joined(
                List.of(ascii(Integer.toHexString(data.length) + "\r\n"), data, ascii("\r\n")));
    }

    private static byte[] joined(List<byte[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The first value of a field, or null.
    public @Nullable String field(String name) {
        for (ReceivedRequest.Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }
}
