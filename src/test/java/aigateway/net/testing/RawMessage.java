package aigateway.net.testing;

import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 message as it came over a raw socket.
///
/// @param start the first line
/// @param fields by name in lower case
/// @param chunks number of chunks of a chunked body
/// @param whole false if the stream ended inside of the body
public record RawMessage(
        String start, Map<String, String> fields, Bytes content, int chunks, boolean whole) {

    /// The body as text.
    public String body() {
        return content.utf8();
    }

    /// The body.
    public byte[] bytes() {
        return content.toByteArray();
    }

    /// The status of an answer.
    public int status() {
        return Integer.parseInt(start.split(" ", -1)[1]);
    }

    /// A header field's value, or null.
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /// Reads one message; null at the end of the stream.
    public static @Nullable RawMessage read(InputStream in, boolean noBody) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int chunks = 0;
        boolean whole = true;
        String length = fields.get("content-length");
        try {
            if (noBody || start.startsWith("HTTP/1.1 1")) {
                // Nothing follows.
            } else if (fields.containsKey("transfer-encoding")) {
                chunks = readChunks(in, body);
            } else if (length != null) {
                copy(in, body, Integer.parseInt(length));
            } else if (start.startsWith("HTTP/")) {
                in.transferTo(body);
            }
        } catch (EOFException e) {
            whole = false;
        }
        return new RawMessage(start, fields, Bytes.of(body.toByteArray()), chunks, whole);
    }

    private static int readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        for (int chunks = 0; ; chunks++) {
            String size = line(in);
            if (size == null) {
                throw new EOFException();
            }
            int count = Integer.parseInt(size, 16);
            copy(in, body, count);
            String end = line(in);
            if (end == null) {
                throw new EOFException();
            }
            if (count == 0) {
                return chunks;
            }
        }
    }

    private static void copy(InputStream in, ByteArrayOutputStream body, int count)
            throws IOException {
        byte[] bytes = in.readNBytes(count);
        body.writeBytes(bytes);
        if (bytes.length < count) {
            throw new EOFException();
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                line.setLength(line.length() - 1);
                return line.toString();
            }
            line.append((char) b);
        }
        return null;
    }
}
