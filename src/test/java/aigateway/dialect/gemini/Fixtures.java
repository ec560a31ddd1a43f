package aigateway.dialect.gemini;

import aigateway.dialect.testing.EventText;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// The golden files of Gemini, and how they tell events: with choices, signatures and sound.
final class Fixtures {
    static final GoldenFiles FILES = new GoldenFiles("gemini");

    private Fixtures() {}

    static EventText events() {
        return new EventText(Fixtures::words);
    }

    private static @Nullable String words(ChatEvent event) {
        return switch (event) {
            case ChatEvent.TextDelta e -> choice(e.choice()) + "text " + e.text();
            case ChatEvent.ReasoningEncrypted e ->
                    "encrypted " + e.block() + " " + e.id() + " " + e.data();
            case ChatEvent.ToolCallDelta e -> choice(e.choice()) + EventText.call(e) + extra(e);
            case ChatEvent.UsageReported e -> "usage " + usage(e.usage());
            case ChatEvent.Finished e ->
                    choice(e.choice())
                            + "finished "
                            + e.reason().wire()
                            + " ("
                            + e.nativeReason()
                            + ")";
            default -> null;
        };
    }

    private static String extra(ChatEvent.ToolCallDelta e) {
        return e.extraContent() == null ? "" : " " + e.extraContent().utf8();
    }

    private static String choice(int number) {
        return number == 0 ? "" : "[" + number + "] ";
    }

    private static String usage(Usage u) {
        return "prompt "
                + u.promptTokens()
                + " (cached "
                + u.cachedTokens()
                + ", written "
                + u.cacheWriteTokens()
                + ", audio "
                + u.audioPromptTokens()
                + "), completion "
                + u.completionTokens()
                + " (reasoning "
                + u.reasoningTokens()
                + ", audio "
                + u.audioCompletionTokens()
                + "), total "
                + u.totalTokens();
    }
}
