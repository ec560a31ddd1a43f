package aigateway.provider.setup;

import aigateway.config.Section;
import aigateway.provider.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads a provider's own header fields.
record HeaderReader(Section section) {
    /// Fields that the wire itself needs to be right.
    private static final Set<String> RESERVED =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "accept-encoding",
                    "expect",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    /// The fields by name in lower case.
    Map<String, Secret> read() {
        Map<String, Secret> headers = new LinkedHashMap<>();
        Map<String, Secret> written = section.find(ProviderKeys.HEADERS);
        if (written == null) {
            return headers;
        }
        written.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (!isToken(lower) || RESERVED.contains(lower)) {
                        problem("`headers` must not name the field `" + name + "`");
                    } else if (value.reveal().chars().anyMatch(c -> c < ' ' || c > '~')) {
                        problem("the field `" + name + "` must be plain ASCII text");
                    } else {
                        headers.put(lower, value);
                    }
                });
        return headers;
    }

    private void problem(String message) {
        section.reading().problem(section.place(ProviderKeys.HEADERS), message);
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(
                                c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= '0' && c <= '9')
                                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }
}
