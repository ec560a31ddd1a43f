package aigateway.net.server;

import aigateway.net.http2.H2Fields;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the fields of an HTTP/2 request. Pseudo fields in the wrong place, upper case and fields
/// of a connection are refused by the codec already.
final class H2Request {
    private H2Request() {}

    /// What is wrong with a request, or null.
    static @Nullable String problem(Http2Headers fields) {
        CharSequence target = fields.path();
        CharSequence method = fields.method();
        if (method == null || method.isEmpty() || target == null || fields.scheme() == null) {
            return "incomplete request";
        }
        if (target.isEmpty() || target.charAt(0) != '/') {
            return "malformed request target";
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return "malformed request target";
            }
        }
        for (Map.Entry<CharSequence, CharSequence> field : fields) {
            if (holdsControl(field.getValue())) {
                return "control character in the head";
            }
        }
        return isBadAuthority(fields) ? "malformed host" : null;
    }

    private static boolean holdsControl(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBadAuthority(Http2Headers fields) {
        String host = new H2Fields(fields).get("host");
        if (host == null || host.isEmpty()) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            if (" /\\?#@".indexOf(host.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static String method(Http2Headers fields) {
        return String.valueOf(fields.method());
    }

    static String path(Http2Headers fields) {
        return String.valueOf(fields.path());
    }

    /// The announced length, or -1.
    static long length(Http2Headers fields) {
        String text = new H2Fields(fields).get("content-length");
        if (text == null || text.isEmpty() || text.length() > 15) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            length = length * 10 + c - '0';
        }
        return length;
    }

    /// True if the caller waits for `100 Continue` before it sends the body.
    static boolean expectsContinue(Http2Headers fields) {
        CharSequence expected = fields.get("expect");
        return expected != null && "100-continue".equalsIgnoreCase(expected.toString().strip());
    }
}
