package aigateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Reads requests from a connection, exactly as they come.
final class RequestReader {
    private final InputStream in;
    private final int connection;
    private final CountDownLatch closed;

    RequestReader(InputStream in, int connection, CountDownLatch closed) {
        this.in = in;
        this.connection = connection;
        this.closed = closed;
    }

    /// The next request, or null if the caller has closed in order.
    @Nullable ReceivedRequest next() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        List<ReceivedRequest.Field> fields = new ArrayList<>();
        int length = 0;
        boolean chunked = false;
        for (String line = full(); !line.isEmpty(); line = full()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            fields.add(new ReceivedRequest.Field(name, value));
            if (name.equalsIgnoreCase("content-length")) {
                length = Integer.parseInt(value);
            }
            chunked |= name.equalsIgnoreCase("transfer-encoding");
        }
        byte[] body = chunked ? chunks() : exactly(length);
        int space = first.indexOf(' ');
        int second = first.indexOf(' ', space + 1);
        return new ReceivedRequest(
                first.substring(0, space),
                first.substring(space + 1, second),
                List.copyOf(fields),
                body,
                connection,
                closed);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(full()); size > 0; size = size(full())) {
            all.write(exactly(size));
            full();
        }
        while (!full().isEmpty()) {
            continue;
        }
        return all.toByteArray();
    }

    private static int size(String line) {
        int end = line.indexOf(';');
        return Integer.parseInt(end < 0 ? line : line.substring(0, end), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the request is cut");
        }
        return bytes;
    }

    private String full() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("the request is cut");
        }
        return line;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
    }
}
