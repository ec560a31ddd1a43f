package aigateway.fuzz;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A dialect's reader of replies: one end or failure, the same events however the bytes are cut,
/// memory in proportion to the input, and events that can be sent on as JSON.
///
/// @param stream true if the input is a stream in the dialect's framing
/// @param callers the format in which the events are sent on
record ReplyTarget(
        String name, Dialect dialect, boolean stream, CallerDialect callers, List<byte[]> seeds)
        implements FuzzTarget {
    private static final Bytes REQUEST =
            Bytes.utf8("{\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}");
    private static final long BYTES_AT_LEAST = 8L << 20;
    private static final long BYTES_PER_BYTE = 2_000;

    @Override
    public void check(byte[] input) {
        Reply first = null;
        for (Cut cut : Cut.of(input)) {
            Reply reply = read(input, cut);
            if (first == null) {
                first = reply;
                sendOn(reply);
            } else if (!reply.words().equals(first.words())) {
                throw new AssertionError(
                        "cut in another way:\n" + first.words() + "\n" + reply.words());
            }
        }
    }

    private Reply read(byte[] input, Cut cut) {
        Reply reply = new Reply(new String(input, StandardCharsets.UTF_8));
        long most = BYTES_AT_LEAST + BYTES_PER_BYTE * input.length;
        if (allocated(input, cut, reply) > most) {
            // once more, for the first time may have loaded classes
            reply = new Reply(new String(input, StandardCharsets.UTF_8));
            long allocated = allocated(input, cut, reply);
            if (allocated > most) {
                throw new AssertionError(input.length + " bytes took " + allocated);
            }
        }
        return reply;
    }

    /// Reads the input; how much memory that took.
    private long allocated(byte[] input, Cut cut, Reply reply) {
        long before = Allocation.ofThisThread();
        ReplyReader reader = dialect.reader("acme", stream, reply);
        cut.feed(input, reader::data);
        reader.end();
        reply.mustBeOver();
        reader.data(Bytes.utf8("data: more\n\n"));
        reader.end();
        return Allocation.ofThisThread() - before;
    }

    private void sendOn(Reply reply) {
        CallerRequest request = ((ReadResult.Read) callers.read(REQUEST)).request();
        WholeWriter whole = callers.wholeWriter(request);
        StreamWriter streamed = callers.streamWriter(request);
        for (ChatEvent event : reply.events()) {
            whole.on(event);
            streamed.on(event, ReplyTarget::isEvent);
        }
        if (reply.failure() == null) {
            isJson(whole.finish());
            streamed.end("", _ -> {});
        } else {
            isJson(callers.error(reply.failure()));
            streamed.fail(reply.failure(), ReplyTarget::isEvent);
        }
    }

    private static void isEvent(Bytes event) {
        String text = event.utf8();
        if (!text.startsWith("data: ") || !text.endsWith("\n\n")) {
            throw new AssertionError("no event: " + text);
        }
        isJson(event.slice(6, event.length() - 2));
    }

    private static void isJson(Bytes text) {
        if (!(Json.parse(text) instanceof JsonDocument)) {
            throw new AssertionError("no JSON: " + text.utf8());
        }
    }
}
