package aigateway.dialect.openai.reply;

import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole reply: one raw event, once all of it is there and checked.
public final class WholeReader implements ReplyReader {
    private static final int MAX_BODY_BYTES = 256 << 20;

    private final String dialect;
    private final String provider;
    private final ReplyHead head;
    private final Sink sink;
    private final List<Bytes> chunks = new ArrayList<>(4);
    private int size;
    private boolean over;

    /// A reader for one reply.
    ///
    /// @param head stands in for what the provider leaves out
    public WholeReader(String dialect, String provider, ReplyHead head, Sink sink) {
        this.dialect = dialect;
        this.provider = provider;
        this.head = head;
        this.sink = sink;
    }

    @Override
    public void data(Bytes chunk) {
        if (over || chunk.isEmpty()) {
            return;
        }
        if (chunk.length() > MAX_BODY_BYTES - size) {
            invalid("more than " + MAX_BODY_BYTES + " bytes");
            return;
        }
        chunks.add(chunk);
        size += chunk.length();
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        Bytes body = body();
        chunks.clear();
        ReplyPatch patch = new ReplyPatch(head);
        ReplyScan scan = new ReplyScan(patch, true);
        ReplyScan.Fault fault = scan.look(body, false);
        if (fault == null) {
            answer(body, patch, scan);
            return;
        }
        switch (fault) {
            case ERROR -> fail(ErrorReader.inReply(provider, scan.doc.root()));
            case NOT_JSON -> invalid(notJson(body, scan.jsonProblem()));
            case NO_CHOICES -> {
                String said = ErrorBody.of(scan.doc.root()).message();
                invalid("an answer without a valid choice" + (said.isEmpty() ? "" : ": " + said));
            }
        }
    }

    private void answer(Bytes body, ReplyPatch patch, ReplyScan scan) {
        String failure = scan.choices().failure();
        if (failure != null) {
            fail(scan.choices().failed(provider, failure));
            return;
        }
        over = true;
        sink.on(
                new ChatEvent.Raw(
                        dialect,
                        patch.apply(body),
                        true,
                        true,
                        false,
                        scan.usage(),
                        scan.choices().finish(),
                        scan.choices().began(),
                        new ReplyDecoder()));
        sink.end();
    }

    /// Says what came instead, unless that is a part of an answer.
    private static String notJson(Bytes body, String problem) {
        if (body.isEmpty()) {
            return "an empty answer";
        }
        byte first = body.array()[body.offset()];
        String said = first == '{' || first == '[' ? "" : ": " + ErrorReader.excerpt(body);
        return "an answer that is not valid JSON (" + problem + ")" + said;
    }

    private Bytes body() {
        if (chunks.size() == 1) {
            return chunks.getFirst();
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (Bytes chunk : chunks) {
            System.arraycopy(chunk.array(), chunk.offset(), joined, at, chunk.length());
            at += chunk.length();
        }
        return Bytes.of(joined);
    }

    private void invalid(String what) {
        fail(new Failure.InvalidAnswer(provider, provider + " sent " + what));
    }

    private void fail(Failure failure) {
        over = true;
        chunks.clear();
        sink.fail(failure);
    }
}
