package aigateway.net.http1;

import org.jspecify.annotations.Nullable;

/// First lines of answers, as bytes.
public final class Reason {
    private static final byte[][] LINES = new byte[1000][];

    static {
        for (int status = 100; status < 1000; status++) {
            LINES[status] = Ascii.bytes("HTTP/1.1 " + status + " " + phrase(status) + "\r\n");
        }
    }

    private Reason() {}

    /// The status line of an answer; that of 500 for a status that cannot be.
    public static byte[] line(int status) {
        return LINES[status < 200 || status > 999 ? 500 : status];
    }

    private static String phrase(int status) {
        String phrase = named(status);
        return phrase == null ? "" : phrase;
    }

    private static @Nullable String named(int status) {
        return switch (status) {
            case 100 -> "Continue";
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 304 -> "Not Modified";
            case 307 -> "Temporary Redirect";
            case 308 -> "Permanent Redirect";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 417 -> "Expectation Failed";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 505 -> "HTTP Version Not Supported";
            default -> null;
        };
    }
}
