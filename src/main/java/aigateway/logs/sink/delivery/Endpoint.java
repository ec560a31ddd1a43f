package aigateway.logs.sink.delivery;

import aigateway.net.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// Where a sink is.
///
/// @param prefix what stands before the paths of its requests; empty, or begins with `/` and does
/// not end with one
public record Endpoint(Origin origin, String prefix) {
    /// Reads it as people write it: without a scheme it is https, on this machine http.
    ///
    /// @param tails paths that the sink's own requests end with, which may stand in it
    /// @throws IllegalArgumentException if it is none; the message says why
    public static Endpoint of(String text, List<String> tails) {
        URI uri = uri(withScheme(text.strip()));
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("must begin with http:// or https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("names no host, or a wrong port");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must hold no user and no password");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must hold no ? and no #");
        }
        return new Endpoint(Origin.of(uri), prefix(uri.getRawPath(), tails));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
    }

    private static String withScheme(String text) {
        if (text.contains("://")) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean here =
                lower.startsWith("localhost")
                        || lower.startsWith("127.")
                        || lower.startsWith("[::1]");
        return (here ? "http://" : "https://") + text;
    }

    private static String prefix(String path, List<String> tails) {
        String prefix = withoutSlashes(path);
        for (String tail : tails) {
            if (prefix.endsWith(tail)) {
                return withoutSlashes(prefix.substring(0, prefix.length() - tail.length()));
            }
        }
        return prefix;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
