package aigateway.dialect.bedrock;

import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.model.Usage;
import java.util.ArrayList;
import java.util.List;

/// A sink that writes down what it gets, a line each, for comparison with a golden file.
final class EventText implements Sink {
    final List<ChatEvent> events = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private boolean over;

    @Override
    public void on(ChatEvent event) {
        line(text(event));
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
        lines.append(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n');
    }

    private static String text(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Started e -> "started " + e.id() + " " + e.model();
            case ChatEvent.TextDelta e -> "text " + e.text();
            case ChatEvent.RefusalDelta e -> "refusal " + e.text();
            case ChatEvent.ReasoningDelta e ->
                    "reasoning " + e.block() + " " + e.text() + " (" + e.format() + ")";
            case ChatEvent.ReasoningSignature e -> "signature " + e.block() + " " + e.signature();
            case ChatEvent.ReasoningEncrypted e ->
                    "encrypted " + e.block() + " " + e.data() + " (" + e.format() + ")";
            case ChatEvent.ToolCallDelta e ->
                    e.id() == null
                            ? "arguments " + e.index() + " " + e.arguments()
                            : "call "
                                    + e.index()
                                    + " "
                                    + e.id()
                                    + " "
                                    + e.name()
                                    + " "
                                    + e.arguments();
            case ChatEvent.MessageField e -> "message." + e.name() + " " + e.json().utf8();
            case ChatEvent.ReplyField e -> "reply." + e.name() + " " + e.json().utf8();
            case ChatEvent.Logprobs e -> "logprobs " + e.json().utf8();
            case ChatEvent.UsageReported e -> "usage " + text(e.usage());
            case ChatEvent.Finished e ->
                    "finished " + e.reason().wire() + " (" + e.nativeReason() + ")";
            case ChatEvent.Raw e -> "raw " + e.data().utf8();
        };
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
