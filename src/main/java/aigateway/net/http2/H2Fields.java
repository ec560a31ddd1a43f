package aigateway.net.http2;

import aigateway.net.HeaderView;
import io.netty.handler.codec.http2.EmptyHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The ordinary fields of an HTTP/2 head; the authority counts as `host`.
public record H2Fields(Http2Headers headers) implements HeaderView {
    /// Of no head at all.
    public static final H2Fields NONE = new H2Fields(EmptyHttp2Headers.INSTANCE);

    @Override
    public @Nullable String get(String lowerCaseName) {
        if (lowerCaseName.startsWith(":")) {
            return null;
        }
        CharSequence value = headers.get(lowerCaseName);
        if (value == null && lowerCaseName.equals("host")) {
            value = headers.authority();
        }
        return value == null ? null : value.toString().strip();
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (Map.Entry<CharSequence, CharSequence> each : headers) {
            if (each.getKey().charAt(0) != ':') {
                field.accept(each.getKey().toString(), each.getValue().toString().strip());
            }
        }
    }
}
