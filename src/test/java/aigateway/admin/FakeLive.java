package aigateway.admin;

import aigateway.admin.view.LiveView;
import aigateway.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Calls as a gateway that had one may show them.
final class FakeLive implements LiveView {
    /// What was looked for.
    final List<Wanted> wanted = new CopyOnWriteArrayList<>();

    /// True if nobody more may follow.
    volatile boolean full;

    @Override
    public @Nullable Bytes series(String range) {
        return range.endsWith("m") ? Bytes.utf8("{\"range\":\"" + range + "\"}") : null;
    }

    @Override
    public Bytes requests(Wanted asked) {
        wanted.add(asked);
        return Bytes.utf8("{\"requests\":[]}");
    }

    @Override
    public @Nullable Bytes request(long number) {
        return number == 7 ? Bytes.utf8("{\"number\":7}") : null;
    }

    @Override
    public boolean isFull() {
        return full;
    }

    @Override
    public void follow(boolean calls, OutputStream out) throws IOException {
        out.write(Bytes.utf8("event: tick\ndata: {\"calls\":" + calls + "}\n\n").toByteArray());
    }
}
