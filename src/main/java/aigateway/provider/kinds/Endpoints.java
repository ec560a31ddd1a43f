package aigateway.provider.kinds;

import java.net.URI;
import java.util.List;

/// Takes endpoints apart as people write them.
final class Endpoints {
    /// The chat operation of OpenAI's format.
    static final String CHAT = "/chat/completions";

    /// What people leave at the end of an endpoint that they copied from a manual.
    private static final List<String> OPERATIONS =
            List.of(
                    CHAT,
                    "/completions",
                    "/models",
                    "/messages",
                    "/responses",
                    "/embeddings",
                    "/api/chat",
                    "/api/generate",
                    "/api/tags");

    private Endpoints() {}

    /// The path without slashes at its end; empty if there is none.
    static String path(URI endpoint) {
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /// The path without an operation at its end.
    static String withoutOperation(String path) {
        for (String operation : OPERATIONS) {
            if (path.endsWith(operation)) {
                return path.substring(0, path.length() - operation.length());
            }
        }
        return path;
    }

    /// The path without the chat operation at its end.
    static String withoutChat(String path) {
        return path.endsWith(CHAT) ? path.substring(0, path.length() - CHAT.length()) : path;
    }

    /// True if the last segment is a version: `v1`, `v1beta`, `v4`.
    static boolean hasVersion(String path) {
        int at = path.lastIndexOf('/') + 1;
        return at > 0
                && path.length() > at + 1
                && path.charAt(at) == 'v'
                && Character.isDigit(path.charAt(at + 1));
    }

    /// The path without a version at its end.
    static String withoutVersion(String path) {
        return hasVersion(path) ? path.substring(0, path.lastIndexOf('/')) : path;
    }

    /// The endpoint with another path; its query stays.
    static URI with(URI endpoint, String path) {
        String query = endpoint.getRawQuery();
        return URI.create(
                endpoint.getScheme()
                        + "://"
                        + endpoint.getRawAuthority()
                        + path
                        + (query == null ? "" : "?" + query));
    }

    /// A base URL's path and query with more path in between.
    static String below(URI base, String operation) {
        String query = base.getRawQuery();
        String path = path(base) + operation;
        return query == null ? path : path + "?" + query;
    }

    /// True if both are at the same server, by name.
    static boolean sameHost(URI endpoint, String own) {
        return !own.isEmpty() && URI.create(own).getHost().equalsIgnoreCase(endpoint.getHost());
    }
}
