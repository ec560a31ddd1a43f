package aigateway.fuzz;

import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps a reply and holds its reader to the sink's contract.
final class Reply implements Sink {
    private final String input;
    private final Map<String, String> made = new HashMap<>();
    private final List<ChatEvent> events = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private @Nullable Failure failure;
    private int ends;

    /// A reply to this input.
    Reply(String input) {
        this.input = input;
    }

    /// The events, raw ones decoded.
    List<ChatEvent> events() {
        return events;
    }

    /// What came, in words that are the same if what came is.
    List<String> words() {
        return words;
    }

    /// Why there is no whole reply, or null.
    @Nullable Failure failure() {
        return failure;
    }

    @Override
    public void on(ChatEvent event) {
        open();
        if (event instanceof ChatEvent.Raw raw) {
            words.add("raw " + same(raw.data().utf8()) + List.of(raw.commits(), raw.usageOnly()));
            words.add(raw.usage() + " " + raw.finish());
            for (ChatEvent decoded : raw.decode()) {
                take(decoded);
            }
        } else {
            take(event);
        }
    }

    private void take(ChatEvent event) {
        events.add(event);
        words.add(
                switch (event) {
                    // an answer that does not say when it began, began now
                    case ChatEvent.Started e -> "started " + id(e.id()) + e.model();
                    case ChatEvent.ToolCallDelta e ->
                            "call "
                                    + List.of(e.choice(), e.index())
                                    + (e.id() == null ? "" : id(e.id()))
                                    + e.name()
                                    + e.arguments()
                                    + e.extraContent();
                    case ChatEvent.ReasoningEncrypted e ->
                            "encrypted "
                                    + List.of(e.choice(), e.block())
                                    + (e.id() == null ? "" : id(e.id()))
                                    + e.format()
                                    + e.data();
                    case ChatEvent other -> other.toString();
                });
    }

    /// What was changed may hold the time and ids that were made up; its events tell what it says.
    private String same(String data) {
        return input.contains(data) ? data : "changed";
    }

    /// An id that is not the provider's own was made up: another time it is another one.
    private String id(String id) {
        return input.contains(id) ? id : made.computeIfAbsent(id, _ -> "made-" + made.size());
    }

    @Override
    public void end() {
        open();
        ends++;
        words.add("end");
    }

    @Override
    public void fail(Failure why) {
        open();
        ends++;
        failure = why;
        words.add("fail " + why);
    }

    /// Holds once the body is over.
    void mustBeOver() {
        if (ends == 0) {
            throw new AssertionError("neither end nor fail: " + words);
        }
    }

    private void open() {
        if (ends > 0) {
            throw new AssertionError("something after the end: " + words);
        }
    }
}
