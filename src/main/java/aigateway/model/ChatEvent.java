package aigateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a reply. A whole reply is a sequence of these, too.
public sealed interface ChatEvent {
    /// The reply begins.
    ///
    /// @param created seconds since 1970
    record Started(String id, long created, String model) implements ChatEvent {}

    /// More text of a choice.
    record TextDelta(int choice, String text) implements ChatEvent {}

    /// More text of a refusal.
    record RefusalDelta(int choice, String text) implements ChatEvent {}

    /// More reasoning.
    ///
    /// @param block number of the reasoning block, from 0
    /// @param format see [ReasoningBlock]
    record ReasoningDelta(int choice, int block, String text, @Nullable String format)
            implements ChatEvent {}

    /// The provider's proof of a reasoning block, whole and byte for byte.
    record ReasoningSignature(int choice, int block, String signature, @Nullable String format)
            implements ChatEvent {}

    /// Reasoning that only the provider can read, whole and byte for byte.
    record ReasoningEncrypted(
            int choice, int block, String data, @Nullable String format, @Nullable String id)
            implements ChatEvent {}

    /// A tool call begins or goes on.
    ///
    /// @param index number of the call in the choice, from 0
    /// @param id set when the call begins
    /// @param name set when the call begins
    /// @param arguments more of the arguments' JSON text
    /// @param extraContent JSON for OpenAI's `extra_content`, if any
    record ToolCallDelta(
            int choice,
            int index,
            @Nullable String id,
            @Nullable String name,
            String arguments,
            @Nullable Bytes extraContent)
            implements ChatEvent {}

    /// A field that a provider added, for OpenAI's message object (a delta in streams):
    /// annotations,
    /// citations and the like.
    ///
    /// @param json its value
    record MessageField(int choice, String name, Bytes json) implements ChatEvent {}

    /// A field that a provider added beside `choices`.
    record ReplyField(String name, Bytes json) implements ChatEvent {}

    /// Log probabilities of a choice, in OpenAI's form.
    record Logprobs(int choice, Bytes json) implements ChatEvent {}

    /// Tokens used so far; the last one counts.
    record UsageReported(Usage usage) implements ChatEvent {}

    /// A choice ended.
    ///
    /// @param nativeReason the provider's own word
    record Finished(int choice, FinishReason reason, @Nullable String nativeReason)
            implements ChatEvent {}

    /// A piece in the bytes of its dialect, not decoded.
    ///
    /// @param dialect the dialect's name
    /// @param data one stream event's data, or a whole body
    /// @param whole true for a whole body
    /// @param commits see [ChatEvent#commits()]
    /// @param usageOnly true if it carries nothing but usage
    /// @param usage tokens that it reports, if it does
    /// @param finish the finish reason that it reports for the first choice, if it does
    /// @param began a bit for each choice that began with this piece or before
    /// @param decoder decodes it
    record Raw(
            String dialect,
            Bytes data,
            boolean whole,
            boolean commits,
            boolean usageOnly,
            @Nullable Usage usage,
            @Nullable String finish,
            long began,
            Decoder decoder)
            implements ChatEvent {
        /// The events that the bytes mean.
        public List<ChatEvent> decode() {
            return decoder.decode(data);
        }

        /// The text of the first choice, if the piece certainly brings nothing but more of that and
        /// it need not be decoded for any other reason; else null.
        public @Nullable String textOnly() {
            return whole ? null : decoder.textOnly(data);
        }
    }

    /// Decodes raw pieces, in order; keeps what it must remember between them.
    interface Decoder {
        /// The events that one piece means.
        List<ChatEvent> decode(Bytes data);

        /// See [Raw#textOnly()].
        default @Nullable String textOnly(Bytes data) {
            return null;
        }
    }

    /// True if the caller has seen a part of the answer once this is sent, so that another target
    /// may
    /// no longer be tried: text, reasoning, a tool call or a finish.
    default boolean commits() {
        return switch (this) {
            case Raw raw -> raw.commits;
            case TextDelta _, RefusalDelta _, ReasoningDelta _, ReasoningEncrypted _ -> true;
            case ToolCallDelta _, Finished _ -> true;
            case Started _, ReasoningSignature _, MessageField _, ReplyField _ -> false;
            case Logprobs _, UsageReported _ -> false;
        };
    }
}
