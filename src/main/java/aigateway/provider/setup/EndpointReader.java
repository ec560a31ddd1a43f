package aigateway.provider.setup;

import aigateway.config.Key;
import aigateway.config.Section;
import aigateway.provider.Kind;
import aigateway.provider.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads where a provider is.
record EndpointReader(Section section, Kind kind) {
    /// The base URL, or null if a problem was noted.
    ///
    /// @param mission true for the tables that have a provider's name in theirs
    @Nullable URI read(boolean mission) {
        Key<String> key = mission ? ProviderKeys.ANY_ENDPOINT : ProviderKeys.ENDPOINT;
        String written = section.find(key);
        if (written == null || written.isBlank()) {
            return own(key);
        }
        URI uri = parse(mission ? withScheme(written.strip()) : written.strip());
        if (uri == null) {
            section.reading()
                    .problem(
                            section.place(key),
                            "`endpoint` must be a URL as `https://host/v1`, without user and"
                                    + " fragment");
            return null;
        }
        URI base = kind.base(uri, mission);
        note(key, base, section.place(key).origin());
        return base;
    }

    private @Nullable URI own(Key<String> key) {
        if (kind.endpoint().isEmpty()) {
            if (!section.reading().isMalformed()) {
                section.reading()
                        .problem(
                                section.place(key),
                                "`endpoint` is missing: the kind " + kind.name() + " has none");
            }
            return null;
        }
        URI base = URI.create(kind.endpoint());
        note(key, base, "default");
        return base;
    }

    private void note(Key<String> key, URI base, String origin) {
        section.reading().effective(section.path() + "." + key.name(), shown(base), origin);
    }

    static String shown(URI base) {
        return "\"" + Provider.shown(base) + "\"";
    }

    /// People leave the scheme out; what is on this machine or network rarely has TLS.
    private static String withScheme(String written) {
        if (written.contains("://")) {
            return written;
        }
        boolean near =
                written.startsWith("localhost")
                        || written.startsWith("127.")
                        || written.startsWith("[::1]")
                        || written.indexOf('.') < 0;
        return (near ? "http://" : "https://") + written;
    }

    static @Nullable URI parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean whole = uri.getHost() != null && uri.getPort() < 65536;
            boolean bare = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return (http || https) && whole && bare ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
