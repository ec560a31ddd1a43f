package aigateway.net.http1;

import static aigateway.net.http1.Ascii.bytes;
import static aigateway.net.http1.Ascii.matches;

/// The fields of a head that say where the message ends, and the few others that concern the wire.
public final class Framing {
    private static final byte[] HOST = bytes("host");
    private static final byte[] EXPECT = bytes("expect");
    private static final byte[] CONNECTION = bytes("connection");
    private static final byte[] CONTENT_LENGTH = bytes("content-length");
    private static final byte[] TRANSFER_ENCODING = bytes("transfer-encoding");
    private static final byte[] CHUNKED = bytes("chunked");
    private static final byte[] CLOSE = bytes("close");
    private static final byte[] CONTINUE = bytes("100-continue");
    private static final int MAX_DIGITS = 15;

    private final boolean request;
    private long length;
    private boolean chunked;
    private boolean close;
    private boolean expectsContinue;
    private int hosts;
    private int status;
    private String problem = "";

    Framing(boolean request) {
        this.request = request;
    }

    void clear() {
        length = -1;
        chunked = false;
        close = false;
        expectsContinue = false;
        hosts = 0;
    }

    boolean take(byte[] in, int name, int nameLength, int value, int valueLength) {
        return switch (nameLength) {
            case 4 -> !matches(in, name, 4, HOST) || host(in, value, valueLength);
            case 6 -> !matches(in, name, 6, EXPECT) || expect(in, value, valueLength);
            case 10 -> !matches(in, name, 10, CONNECTION) || connection(in, value, valueLength);
            case 14 -> !matches(in, name, 14, CONTENT_LENGTH) || length(in, value, valueLength);
            case 17 -> !matches(in, name, 17, TRANSFER_ENCODING) || coding(in, value, valueLength);
            default -> true;
        };
    }

    private boolean host(byte[] in, int from, int size) {
        for (int i = from; request && i < from + size; i++) {
            byte b = in[i];
            if (b <= ' ' || b == '/' || b == '\\' || b == '?' || b == '#' || b == '@') {
                return bad(400, "malformed host");
            }
        }
        hosts++;
        return !request || hosts == 1 && size > 0 || bad(400, "malformed host");
    }

    private boolean expect(byte[] in, int from, int size) {
        expectsContinue = matches(in, from, size, CONTINUE);
        return expectsContinue || !request || bad(417, "expectation not supported");
    }

    private boolean connection(byte[] in, int from, int size) {
        int end = from + size;
        int i = from;
        while (i < end) {
            int first = i;
            while (i < end && in[i] != ',' && in[i] != ' ' && in[i] != '\t') {
                i++;
            }
            close |= matches(in, first, i - first, CLOSE);
            i++;
        }
        return true;
    }

    private boolean length(byte[] in, int from, int size) {
        if (size == 0 || size > MAX_DIGITS) {
            return bad(size == 0 ? 400 : 413, "malformed content-length");
        }
        long value = 0;
        for (int i = from; i < from + size; i++) {
            if (in[i] < '0' || in[i] > '9') {
                return bad(400, "malformed content-length");
            }
            value = value * 10 + in[i] - '0';
        }
        if (length >= 0 && (request || length != value)) {
            return bad(400, "more than one content-length");
        }
        length = value;
        return true;
    }

    private boolean coding(byte[] in, int from, int size) {
        if (chunked || !matches(in, from, size, CHUNKED)) {
            return bad(400, "transfer-encoding not supported");
        }
        chunked = true;
        return true;
    }

    boolean check(boolean http11) {
        close |= !http11;
        if (!request) {
            if (chunked && length >= 0) {
                close = true;
                length = -1;
            }
            return true;
        }
        if (chunked && (length >= 0 || !http11)) {
            return bad(400, "content-length and transfer-encoding do not go together");
        }
        return hosts == 1 || !http11 || bad(400, "a request needs one host field");
    }

    private boolean bad(int code, String why) {
        status = code;
        problem = why;
        return false;
    }

    int status() {
        return status;
    }

    String problem() {
        return problem;
    }

    /// The content-length, or -1.
    public long length() {
        return length;
    }

    /// True if the body comes in chunks.
    public boolean chunked() {
        return chunked;
    }

    /// True if the connection ends with this message.
    public boolean close() {
        return close;
    }

    /// True if the sender waits for `100 Continue`.
    public boolean expectsContinue() {
        return expectsContinue;
    }
}
