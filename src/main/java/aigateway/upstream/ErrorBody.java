package aigateway.upstream;

import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;

/// Collects the body of a provider's error answer, up to a limit. For one thread.
final class ErrorBody {
    private static final int MOST_BYTES = 256 << 10;

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(512);

    void add(Bytes data) {
        int room = MOST_BYTES - collected.size();
        collected.write(data.array(), data.offset(), Math.min(room, data.length()));
    }

    Bytes bytes() {
        return Bytes.of(collected.toByteArray());
    }
}
