package aigateway.guard.stream;

import aigateway.model.ChatEvent;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events that brought a text, in order, until their part of it may leave. An event whose part
/// leaves whole and unchanged is sent on as it came. For one thread.
final class Segments {
    private static final class Segment {
        private final ChatEvent event;
        private int length;
        private boolean begun;
        private boolean edited;

        Segment(ChatEvent event, int length) {
            this.event = event;
            this.length = length;
        }
    }

    private final ArrayDeque<Segment> waiting = new ArrayDeque<>(4);
    private boolean altered;

    /// An event with so much of the text.
    void add(ChatEvent event, int length) {
        waiting.add(new Segment(event, length));
    }

    /// True if every event has left.
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Forgets what waits.
    void clear() {
        waiting.clear();
    }

    /// The waiting text changes: the part from `from` to `to` has another length now.
    void edit(int from, int to, int length) {
        altered = true;
        int at = 0;
        boolean placed = false;
        for (Segment each : waiting) {
            int end = at + each.length;
            int overlap = Math.min(end, to) - Math.max(at, from);
            if (overlap > 0) {
                each.edited = true;
                each.length += (placed ? 0 : length) - overlap;
                placed = true;
            }
            at = end;
        }
    }

    /// The next part of the text leaves, and with it the events that are through.
    void leave(String text, List<ChatEvent> out) {
        int at = 0;
        for (Segment head = waiting.peek(); head != null; head = waiting.peek()) {
            int part = Math.min(head.length, text.length() - at);
            boolean through = part == head.length;
            if (!through && part == 0) {
                return;
            }
            send(head, text.substring(at, at + part), through, out);
            head.length -= part;
            head.begun = true;
            at += part;
            if (!through) {
                return;
            }
            waiting.remove();
        }
    }

    private void send(Segment segment, String part, boolean through, List<ChatEvent> out) {
        boolean whole = through && !segment.begun && !segment.edited;
        ChatEvent event =
                switch (segment.event) {
                    case ChatEvent.Logprobs logprobs -> altered ? null : logprobs;
                    case ChatEvent.MessageField field -> through && !segment.edited ? field : null;
                    default -> whole ? segment.event : rest(segment, part);
                };
        if (event != null) {
            out.add(event);
        }
    }

    private static @Nullable ChatEvent rest(Segment segment, String part) {
        if (part.isEmpty() && segment.begun) {
            return null;
        }
        return with(segment.event, part, !segment.begun);
    }

    /// The event with other text.
    ///
    /// @param first true if it is the first that is left of the event
    private static ChatEvent with(ChatEvent event, String text, boolean first) {
        return switch (event) {
            case ChatEvent.TextDelta e -> new ChatEvent.TextDelta(e.choice(), text);
            case ChatEvent.RefusalDelta e -> new ChatEvent.RefusalDelta(e.choice(), text);
            case ChatEvent.ReasoningDelta e ->
                    new ChatEvent.ReasoningDelta(e.choice(), e.block(), text, e.format());
            case ChatEvent.ToolCallDelta e ->
                    new ChatEvent.ToolCallDelta(
                            e.choice(),
                            e.index(),
                            first ? e.id() : null,
                            first ? e.name() : null,
                            text,
                            first ? e.extraContent() : null);
            case ChatEvent.Started _,
                    ChatEvent.ReasoningSignature _,
                    ChatEvent.ReasoningEncrypted _,
                    ChatEvent.MessageField _,
                    ChatEvent.ReplyField _,
                    ChatEvent.Logprobs _,
                    ChatEvent.UsageReported _,
                    ChatEvent.Finished _,
                    ChatEvent.Raw _ ->
                    event;
        };
    }
}
