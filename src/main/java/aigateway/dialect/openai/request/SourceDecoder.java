package aigateway.dialect.openai.request;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Content.Source;
import aigateway.model.LazyText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Decodes where an image's or a file's bytes are. Those in the request stay where they are.
final class SourceDecoder {
    private static final int LONGEST_TYPE = 256;

    private SourceDecoder() {}

    /// What an address says: `data:` holds the bytes themselves; what is no address at all is taken
    /// for Base64.
    ///
    /// @param mediaType the type of data that names none
    static Source source(@Nullable JsonNode address, String mediaType) {
        Bytes plain = address == null ? null : address.plainText();
        if (plain != null && plain.length() > LONGEST_TYPE) {
            Source source = longSource(plain, mediaType);
            if (source != null) {
                return source;
            }
        }
        String text = address == null ? null : address.text();
        return source(text == null ? "" : text, mediaType);
    }

    private static @Nullable Source longSource(Bytes plain, String mediaType) {
        Bytes head = plain.slice(0, LONGEST_TYPE);
        String begin =
                new String(head.array(), head.offset(), head.length(), StandardCharsets.ISO_8859_1);
        int comma = begin.indexOf(',');
        if (comma < 0 || !begin.regionMatches(true, 0, "data:", 0, 5)) {
            return null;
        }
        Bytes data = plain.slice(comma + 1, plain.length());
        return new Source.Data(type(begin, comma, mediaType), LazyText.of(data, data::utf8));
    }

    private static Source source(String address, String mediaType) {
        if (address.regionMatches(true, 0, "data:", 0, 5)) {
            int comma = address.indexOf(',');
            int end = comma < 0 ? address.length() : comma;
            String data = comma < 0 ? "" : address.substring(comma + 1);
            return new Source.Data(type(address, end, mediaType), data);
        }
        return address.contains("://")
                ? new Source.Url(address)
                : new Source.Data(mediaType, address);
    }

    /// The type in `data:TYPE;base64`, which ends at `end`.
    private static String type(String address, int end, String mediaType) {
        int semicolon = address.indexOf(';');
        String type = address.substring(5, semicolon < 0 || semicolon > end ? end : semicolon);
        return type.isEmpty() ? mediaType : type;
    }
}
