package aigateway.admin.page;

import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file of the pages, read when it is first asked for. Thread-safe.
final class UiFile {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("png", "image/png"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"));

    private final String resource;
    private @Nullable Content content;

    /// @param resource its place in the class path
    UiFile(String resource) {
        this.resource = resource;
    }

    /// The media type, told by the name's ending.
    String type() {
        String ending = resource.substring(resource.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /// What is in it.
    synchronized Content content() {
        Content there = content;
        if (there == null) {
            there = Content.of(read(), compressible());
            content = there;
        }
        return there;
    }

    private boolean compressible() {
        String type = type();
        return type.contains("charset") || type.contains("json") || type.contains("svg");
    }

    private byte[] read() {
        try (InputStream in = UiFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file's bytes.
    ///
    /// @param gzip the same compressed, or null if that is not worth it
    /// @param tag changes with the bytes
    record Content(Bytes plain, @Nullable Bytes gzip, String tag) {
        static Content of(byte[] plain, boolean compressible) {
            byte[] gzip = compressible ? gzip(plain) : plain;
            return new Content(
                    Bytes.of(plain),
                    gzip.length < plain.length ? Bytes.of(gzip) : null,
                    tag(plain));
        }

        private static byte[] gzip(byte[] plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        private static String tag(byte[] plain) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
                return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
