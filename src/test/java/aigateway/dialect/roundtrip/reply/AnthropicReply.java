package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.anthropic.AnthropicDialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Anthropic's Messages.
final class AnthropicReply implements NativeReply {
    private final Dialect dialect = new AnthropicDialect();

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(
                Ability.SIGNED_THOUGHTS,
                Ability.HIDDEN_THOUGHTS,
                Ability.ANY_ORDER,
                Ability.CACHE_READS,
                Ability.CACHE_WRITES,
                Ability.REASONING_TOKENS);
    }

    @Override
    public String mark() {
        return ReasoningFormats.ANTHROPIC;
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of(
                "end_turn", "stop",
                "stop_sequence", "stop",
                "pause_turn", "stop",
                "max_tokens", "length",
                "model_context_window_exceeded", "length",
                "refusal", "content_filter");
    }

    @Override
    public String called() {
        return "tool_use";
    }

    @Override
    public String whole(Answer answer, Writing to) {
        List<String> blocks = new ArrayList<>();
        for (Answer.Piece piece : answer.pieces()) {
            blocks.add(block(piece, true, to));
        }
        return ("{\"id\":%s,\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                        + "\"content\":[%s],\"stop_reason\":\"%s\",\"stop_sequence\":null,"
                        + "\"usage\":%s}")
                .formatted(
                        to.quoted(answer.id()),
                        String.join(",", blocks),
                        answer.reason(),
                        usage(answer.counts(), answer.counts().completion()));
    }

    /// @param full false for the beginning of one that goes on in deltas
    private static String block(Answer.Piece piece, boolean full, Writing to) {
        return switch (piece) {
            case Answer.Say(String text, _) ->
                    "{\"type\":\"text\",\"text\":%s}".formatted(to.quoted(full ? text : ""));
            case Answer.Thought(String text, String signature) ->
                    "{\"type\":\"thinking\",\"thinking\":%s,\"signature\":%s}"
                            .formatted(
                                    to.quoted(full ? text : ""),
                                    to.quoted(full && signature != null ? signature : ""));
            case Answer.Hidden(String data) ->
                    "{\"type\":\"redacted_thinking\",\"data\":%s}".formatted(to.quoted(data));
            case Answer.Call(String id, String name, String arguments, _) ->
                    "{\"type\":\"tool_use\",\"id\":%s,\"name\":%s,\"input\":%s}"
                            .formatted(to.quoted(id), to.quoted(name), full ? arguments : "{}");
        };
    }

    @Override
    public String stream(Answer answer, Writing to) {
        List<String> events = new ArrayList<>();
        Answer.Counts counts = answer.counts();
        events.add(
                ("{\"type\":\"message_start\",\"message\":{\"id\":%s,\"type\":\"message\","
                                + "\"role\":\"assistant\",\"model\":\"m\",\"content\":[],"
                                + "\"stop_reason\":null,\"usage\":%s}}")
                        .formatted(to.quoted(answer.id()), usage(counts, 1)));
        int index = 0;
        for (Answer.Piece piece : answer.pieces()) {
            events.add(
                    "{\"type\":\"content_block_start\",\"index\":%d,\"content_block\":%s}"
                            .formatted(index, block(piece, false, to)));
            for (String delta : deltas(piece, to)) {
                events.add(
                        "{\"type\":\"content_block_delta\",\"index\":%d,\"delta\":{%s}}"
                                .formatted(index, delta));
                if (to.dice().chance(3)) {
                    events.add("{\"type\": \"ping\"}");
                }
            }
            events.add("{\"type\":\"content_block_stop\",\"index\":%d}".formatted(index++));
        }
        events.add(
                ("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\","
                                + "\"stop_sequence\":null},\"usage\":%s}")
                        .formatted(answer.reason(), usage(counts, counts.completion())));
        events.add("{\"type\":\"message_stop\"}");
        return to.events(events, "");
    }

    private static List<String> deltas(Answer.Piece piece, Writing to) {
        return switch (piece) {
            case Answer.Say(String text, _) -> deltas("text_delta", "text", text, to);
            case Answer.Thought(String text, String signature) -> {
                List<String> all = deltas("thinking_delta", "thinking", text, to);
                if (signature != null) {
                    all.addAll(deltas("signature_delta", "signature", signature, to));
                }
                yield all;
            }
            case Answer.Hidden _ -> List.of();
            case Answer.Call call ->
                    deltas("input_json_delta", "partial_json", call.arguments(), to);
        };
    }

    private static List<String> deltas(String type, String name, String text, Writing to) {
        List<String> deltas = new ArrayList<>();
        for (String more : to.cut(text)) {
            deltas.add("\"type\":\"%s\",\"%s\":%s".formatted(type, name, to.quoted(more)));
        }
        return deltas;
    }

    private static String usage(Answer.Counts counts, int output) {
        return ("{\"input_tokens\":%d,\"cache_creation_input_tokens\":%d,"
                        + "\"cache_read_input_tokens\":%d,\"output_tokens\":%d,"
                        + "\"output_tokens_details\":{\"thinking_tokens\":%d}}")
                .formatted(
                        counts.input(),
                        counts.written(),
                        counts.cached(),
                        output,
                        counts.reasoning());
    }
}
