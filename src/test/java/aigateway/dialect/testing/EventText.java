package aigateway.dialect.testing;

import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A sink that writes down what it gets, a line each, for comparison with a golden file.
public final class EventText implements Sink {
    private final Function<ChatEvent, @Nullable String> own;
    private final List<ChatEvent> events = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private boolean over;

    /// Every event in the usual words.
    public EventText() {
        this(_ -> null);
    }

    /// Some events in words of their own; null for the usual ones.
    public EventText(Function<ChatEvent, @Nullable String> own) {
        this.own = own;
    }

    /// What came.
    public List<ChatEvent> events() {
        return events;
    }

    @Override
    public void on(ChatEvent event) {
        String words = own.apply(event);
        line(words == null ? text(event) : words);
        events.add(event);
    }

    @Override
    public void end() {
        line("end");
        over = true;
    }

    @Override
    public void fail(Failure failure) {
        line("fail " + failure);
        over = true;
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    private void line(String text) {
        if (over) {
            throw new IllegalStateException("after the end: " + text);
        }
        String line = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        lines.append(line).append('\n');
    }

    private static String text(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Started e -> "started " + e.id() + " " + e.model();
            case ChatEvent.TextDelta e -> "text " + e.text();
            case ChatEvent.RefusalDelta e -> "refusal " + e.text();
            case ChatEvent.ReasoningDelta e -> "reasoning " + e.block() + " " + e.text();
            case ChatEvent.ReasoningSignature e -> "signature " + e.block() + " " + e.signature();
            case ChatEvent.ReasoningEncrypted e -> "encrypted " + e.block() + " " + e.data();
            case ChatEvent.ToolCallDelta e -> call(e);
            case ChatEvent.MessageField e -> "message." + e.name() + " " + e.json().utf8();
            case ChatEvent.ReplyField e -> "reply." + e.name() + " " + e.json().utf8();
            case ChatEvent.Logprobs e -> "logprobs " + e.json().utf8();
            case ChatEvent.UsageReported e -> "usage " + text(e.usage());
            case ChatEvent.Finished e ->
                    "finished " + e.reason().wire() + " (" + e.nativeReason() + ")";
            case ChatEvent.Raw e -> "raw " + e.data().utf8();
        };
    }

    /// A call's beginning, or more of its arguments, without what is said beside.
    public static String call(ChatEvent.ToolCallDelta e) {
        return e.id() == null
                ? "arguments " + e.index() + " " + e.arguments()
                : "call " + e.index() + " " + e.id() + " " + e.name() + " " + e.arguments();
    }

    private static String text(Usage u) {
        return "prompt "
                + u.promptTokens()
                + " (cached "
                + u.cachedTokens()
                + ", written "
                + u.cacheWriteTokens()
                + "), completion "
                + u.completionTokens()
                + " (reasoning "
                + u.reasoningTokens()
                + "), total "
                + u.totalTokens();
    }
}
