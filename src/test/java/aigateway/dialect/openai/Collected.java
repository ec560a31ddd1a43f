package aigateway.dialect.openai;

import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what a reader pushes, and holds it to the sink's contract.
final class Collected implements Sink {
    final List<ChatEvent> events = new ArrayList<>();
    boolean ended;
    @Nullable Failure failure;

    /// Reads a body in pieces of a size.
    static Collected read(OpenAiDialect dialect, boolean eventStream, byte[] body, int size) {
        Collected collected = new Collected();
        ReplyReader reader = dialect.reader("acme", eventStream, collected);
        for (int at = 0; at < body.length; at += size) {
            reader.data(Bytes.of(body, at, Math.min(size, body.length - at)));
        }
        reader.end();
        reader.data(Bytes.utf8("data: more\n\n"));
        reader.end();
        return collected;
    }

    @Override
    public void on(ChatEvent event) {
        open();
        events.add(event);
    }

    @Override
    public void end() {
        open();
        ended = true;
    }

    @Override
    public void fail(Failure why) {
        open();
        failure = why;
    }

    private void open() {
        if (ended || failure != null) {
            throw new AssertionError("the sink is closed");
        }
    }
}
