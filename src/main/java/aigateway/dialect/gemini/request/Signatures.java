package aigateway.dialect.gemini.request;

import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The thought signatures of one message
/// (https://ai.google.dev/gemini-api/docs/thought-signatures):
/// from `extra_content` of its calls, else from its `reasoning_details`, else from memory.
final class Signatures {
    /// What makes Gemini take a call that no Gemini has made: the value that its manual names.
    static final String UNCHECKED = "skip_thought_signature_validator";

    private static final String FORMAT = ReasoningFormats.GEMINI;
    private static final Signatures NONE = new Signatures();

    /// The signature of a text.
    ///
    /// @param from first character of the message's text that it signs; -1 if that is not known
    /// @param to after the last one
    record OfText(String signature, int from, int to) {}

    /// Thoughts with a signature of their own.
    record OfThought(String text, String signature) {}

    private final Map<String, String> calls = new HashMap<>(2);
    final List<OfText> texts = new ArrayList<>(1);
    final List<OfThought> thoughts = new ArrayList<>(0);

    private Signatures() {}

    /// Collects a message's signatures; those of other providers are reported.
    static Signatures of(
            Message message, int index, ModelRules rules, SignatureMemory memory, Losses losses) {
        if (message.role() != Role.ASSISTANT) {
            return NONE;
        }
        Signatures signatures = new Signatures();
        boolean thinks = rules.thinks();
        boolean told = false;
        for (ReasoningBlock block : message.reasoning()) {
            if (!thinks || !FORMAT.equals(block.format())) {
                if (isSigned(block)) {
                    losses.dropped("messages." + index + ".reasoning_details");
                }
            } else {
                told |= isSigned(block);
                signatures.add(block);
            }
        }
        for (int i = 0; i < message.toolCalls().size(); i++) {
            ToolCall call = message.toolCalls().get(i);
            String given = given(call.extraContent());
            if (given != null && thinks) {
                signatures.calls.put(call.id(), given);
            } else if (call.extraContent() != null) {
                losses.dropped("messages." + index + ".tool_calls." + i + ".extra_content");
            }
        }
        if (thinks && !told) {
            signatures.recall(message.toolCalls(), memory);
        }
        return signatures;
    }

    /// What a client that keeps no `reasoning_details` has dropped.
    private void recall(List<ToolCall> toolCalls, SignatureMemory memory) {
        for (ToolCall call : toolCalls) {
            List<ReasoningBlock> known = memory.recall(FORMAT, call.id());
            if (!known.isEmpty()) {
                known.forEach(this::add);
                return;
            }
        }
    }

    private void add(ReasoningBlock block) {
        String id = block.id();
        switch (block.body()) {
            case Body.Text text -> {
                if (text.signature() != null && !text.signature().isEmpty()) {
                    thoughts.add(new OfThought(text.text(), text.signature()));
                }
            }
            case Body.Encrypted encrypted -> {
                if (id == null || id.startsWith("text:")) {
                    texts.add(ofText(encrypted.data(), id));
                } else {
                    calls.putIfAbsent(id, encrypted.data());
                }
            }
            case Body.Summary _ -> {}
        }
    }

    private static OfText ofText(String signature, @Nullable String place) {
        int dash = place == null ? -1 : place.indexOf('-');
        if (place != null && dash > 0) {
            try {
                int from = Integer.parseInt(place.substring("text:".length(), dash));
                return new OfText(signature, from, Integer.parseInt(place.substring(dash + 1)));
            } catch (NumberFormatException _) {
                // a place that somebody else made up
            }
        }
        return new OfText(signature, -1, -1);
    }

    private static boolean isSigned(ReasoningBlock block) {
        return switch (block.body()) {
            case Body.Text text -> text.signature() != null && !text.signature().isEmpty();
            case Body.Summary _ -> false;
            case Body.Encrypted _ -> true;
        };
    }

    /// Google's signature in a call's `extra_content`, if it is there.
    private static @Nullable String given(@Nullable Bytes extraContent) {
        JsonNode root = extraContent == null ? null : Json.root(extraContent);
        JsonNode google = root == null ? null : root.get("google");
        return google == null ? null : google.text("thought_signature");
    }

    /// The signature of a call, or null.
    @Nullable String of(ToolCall call) {
        return calls.get(call.id());
    }
}
