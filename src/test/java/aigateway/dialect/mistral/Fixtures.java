package aigateway.dialect.mistral;

import aigateway.dialect.testing.EventText;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// The golden files of Mistral, and how they tell events: with the choice, the time and the format
/// of reasoning.
final class Fixtures {
    static final GoldenFiles FILES = new GoldenFiles("mistral");

    private Fixtures() {}

    static EventText events() {
        return new EventText(Fixtures::words);
    }

    private static @Nullable String words(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Started e -> "started " + e.id() + " " + e.created() + " " + e.model();
            case ChatEvent.TextDelta e -> e.choice() + " text " + e.text();
            case ChatEvent.RefusalDelta e -> e.choice() + " refusal " + e.text();
            case ChatEvent.ReasoningDelta e ->
                    e.choice() + " reasoning " + e.block() + " " + e.format() + " " + e.text();
            case ChatEvent.ReasoningSignature e ->
                    e.choice() + " signature " + e.block() + " " + e.format() + " " + e.signature();
            case ChatEvent.ReasoningEncrypted e -> e.choice() + " encrypted " + e.data();
            case ChatEvent.ToolCallDelta e -> e.choice() + " " + EventText.call(e);
            case ChatEvent.MessageField e ->
                    e.choice() + " message." + e.name() + " " + e.json().utf8();
            case ChatEvent.Logprobs e -> e.choice() + " logprobs " + e.json().utf8();
            case ChatEvent.UsageReported e -> "usage " + usage(e.usage());
            case ChatEvent.Finished e ->
                    e.choice() + " finished " + e.reason().wire() + " (" + e.nativeReason() + ")";
            case ChatEvent.ReplyField _, ChatEvent.Raw _ -> null;
        };
    }

    private static String usage(Usage u) {
        return "prompt "
                + u.promptTokens()
                + " (cached "
                + u.cachedTokens()
                + "), completion "
                + u.completionTokens()
                + " (reasoning "
                + u.reasoningTokens()
                + "), total "
                + u.totalTokens();
    }
}
