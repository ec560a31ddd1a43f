package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.gemini.GeminiDialect;
import aigateway.dialect.gemini.request.Host;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gemini's `generateContent` and both forms of its stream.
final class GeminiReply implements NativeReply {
    private final Dialect dialect = new GeminiDialect(Host.GEMINI, new SignatureMemory());

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(
                Ability.SIGNED_THOUGHTS,
                Ability.SIGNED_CALLS,
                Ability.NO_IDS,
                Ability.ANY_ORDER,
                Ability.CACHE_READS,
                Ability.REASONING_TOKENS);
    }

    @Override
    public String mark() {
        return ReasoningFormats.GEMINI;
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of(
                "STOP", "stop",
                "MAX_TOKENS", "length",
                "SAFETY", "content_filter",
                "RECITATION", "content_filter");
    }

    @Override
    public String called() {
        return "STOP";
    }

    @Override
    public String whole(Answer answer, Writing to) {
        List<String> parts = new ArrayList<>();
        for (Answer.Piece piece : answer.pieces()) {
            parts.add(
                    switch (piece) {
                        case Answer.Say(String text, String signature) ->
                                text(text, false, signature, to);
                        case Answer.Thought(String text, String signature) ->
                                text(text, true, signature, to);
                        case Answer.Call call -> call(call, to);
                        case Answer.Hidden hidden -> throw new AssertionError(hidden);
                    });
        }
        return response(answer, String.join(", ", parts), true, to);
    }

    private static String text(
            String text, boolean thought, @Nullable String signature, Writing to) {
        return "{\"text\": %s%s%s}"
                .formatted(
                        to.quoted(text),
                        thought ? ", \"thought\": true" : "",
                        signature(signature, to));
    }

    private static String signature(@Nullable String signature, Writing to) {
        return signature == null ? "" : ", \"thoughtSignature\": " + to.quoted(signature);
    }

    private static String call(Answer.Call call, Writing to) {
        String id = call.id().isEmpty() ? "" : "\"id\": " + to.quoted(call.id()) + ", ";
        return "{\"functionCall\": {%s\"name\": %s, \"args\": %s}%s}"
                .formatted(
                        id,
                        to.quoted(call.name()),
                        call.arguments(),
                        signature(call.signature(), to));
    }

    @Override
    public String stream(Answer answer, Writing to) {
        List<String> parts = new ArrayList<>();
        for (Answer.Piece piece : answer.pieces()) {
            switch (piece) {
                case Answer.Say(String text, String signature) ->
                        texts(text, false, signature, to, parts);
                case Answer.Thought(String text, String signature) ->
                        texts(text, true, signature, to, parts);
                case Answer.Call call -> parts.add(call(call, to));
                case Answer.Hidden hidden -> throw new AssertionError(hidden);
            }
        }
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            responses.add(response(answer, parts.get(i), last, to));
        }
        return to.dice().chance(30)
                ? "[" + String.join(",\r\n", responses) + "\n]"
                : to.events(responses, "");
    }

    /// A text's signature comes with its last piece, or alone after it.
    private static void texts(
            String text,
            boolean thought,
            @Nullable String signature,
            Writing to,
            List<String> parts) {
        List<String> pieces = new ArrayList<>(to.cut(text));
        if (signature != null && to.dice().chance(50)) {
            pieces.add("");
        }
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            parts.add(text(pieces.get(i), thought, last ? signature : null, to));
        }
    }

    private static String response(Answer answer, String parts, boolean last, Writing to) {
        Answer.Counts counts = answer.counts();
        return ("{\"candidates\": [{\"content\": {\"parts\": [%s], \"role\": \"model\"},"
                        + "%s \"index\": 0}], \"usageMetadata\": {\"promptTokenCount\": %d,"
                        + " \"cachedContentTokenCount\": %d, \"candidatesTokenCount\": %d,"
                        + " \"thoughtsTokenCount\": %d}, \"modelVersion\": \"m\","
                        + " \"responseId\": %s}")
                .formatted(
                        parts,
                        last ? "\"finishReason\": \"" + answer.reason() + "\"," : "",
                        counts.prompt(),
                        counts.cached(),
                        last ? counts.output() : 1,
                        counts.reasoning(),
                        to.quoted(answer.id()));
    }
}
