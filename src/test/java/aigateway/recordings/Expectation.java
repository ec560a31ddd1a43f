package aigateway.recordings;

import aigateway.testing.Completion;
import aigateway.testing.OpenAi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares a client's understanding of an answer with a recording's facts.
final class Expectation {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> REASONS =
            Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    private final boolean ollama;
    private final JsonNode facts;
    private final Completion answer;
    private final List<String> differences = new ArrayList<>();

    private Expectation(Recording recording, Completion answer) {
        this.ollama = recording.api().equals("ollama.chat");
        this.facts = recording.facts();
        this.answer = answer;
    }

    /// What differs, in words; empty if all is as it should be.
    static List<String> differences(Recording recording, Completion answer) {
        Expectation expectation = new Expectation(recording, answer);
        expectation.same("text", expectation.fact("text"), answer.content());
        String thinking = expectation.fact("tool_plan") + expectation.fact("thinking");
        expectation.same("thinking", thinking, answer.reasoning());
        expectation.same("refusal", expectation.fact("refusal"), answer.refusal());
        expectation.toolCalls();
        expectation.finish();
        if (recording.facts().has("usage_native")) {
            expectation.usage(UsageFacts.of(recording));
        }
        expectation.proofs(recording);
        return expectation.differences;
    }

    private String fact(String name) {
        return facts.path(name).asString("");
    }

    private void same(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!String.valueOf(expected).equals(String.valueOf(actual))) {
            differences.add("%s: expected %s, was %s".formatted(what, expected, actual));
        }
    }

    private void toolCalls() {
        JsonNode expected = facts.path("tool_calls");
        same("number of tool calls", expected.size(), answer.toolCalls().size());
        for (int i = 0; i < Math.min(expected.size(), answer.toolCalls().size()); i++) {
            JsonNode call = expected.get(i);
            OpenAi.Call actual = answer.toolCalls().get(i);
            if (call.hasNonNull("id")) {
                same("id of call " + i, call.get("id").asString(), actual.id());
            }
            same("name of call " + i, call.path("name").asString(), actual.name());
            same("arguments of call " + i, call.path("arguments"), parsed(actual.arguments()));
        }
    }

    private static @Nullable Object parsed(String arguments) {
        try {
            return arguments.isEmpty() ? "nothing" : JSON.readTree(arguments);
        } catch (tools.jackson.core.JacksonException e) {
            return "no JSON: " + arguments;
        }
    }

    private void finish() {
        String reason = fact("finish_native");
        // Ollama says `stop` of answers that call tools as well; elsewhere it is OpenAI's own word.
        boolean calls = ollama && reason.equals("stop") && !facts.path("tool_calls").isEmpty();
        String expected =
                switch (reason) {
                    case "stop" -> calls ? "tool_calls" : "stop";
                    case "end_turn", "stop_sequence", "pause_turn", "eos" -> "stop";
                    case "max_tokens", "model_context_window_exceeded" -> "length";
                    case "tool_use" -> "tool_calls";
                    case "refusal", "guardrail_intervened", "content_filtered" -> "content_filter";
                    case "COMPLETE", "STOP_SEQUENCE" -> "stop";
                    case "STOP" -> facts.path("tool_calls").isEmpty() ? "stop" : "tool_calls";
                    case "MAX_TOKENS" -> "length";
                    case "TOOL_CALL" -> "tool_calls";
                    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" ->
                            "content_filter";
                    default -> reason;
                };
        same("finish reason", expected, answer.finish());
        if (!REASONS.contains(reason)) {
            String actual = "";
            for (JsonNode event : answer.events()) {
                actual += event.at("/choices/0/native_finish_reason").asString("");
            }
            same("native finish reason", reason, actual);
        }
    }

    private void usage(UsageFacts expected) {
        JsonNode usage = answer.usage();
        if (usage == null) {
            differences.add("usage is missing");
            return;
        }
        same("prompt tokens", expected.prompt(), usage.path("prompt_tokens").asInt(-1));
        same("completion tokens", expected.completion(), usage.path("completion_tokens").asInt(-1));
        same(
                "total tokens",
                expected.prompt() + expected.completion(),
                usage.path("total_tokens").asInt(-1));
        same(
                "cached tokens",
                expected.cached(),
                usage.at("/prompt_tokens_details/cached_tokens").asInt(0));
        same(
                "reasoning tokens",
                expected.reasoning(),
                usage.at("/completion_tokens_details/reasoning_tokens").asInt(0));
    }

    /// Signatures and encrypted thinking, which must be able to travel back.
    private void proofs(Recording recording) {
        if (!recording.api().equals("anthropic.messages")
                && !Replay.isVertexAnthropic(recording.api())
                && !Replay.isGemini(recording.api())) {
            return;
        }
        StringBuilder details = new StringBuilder();
        for (JsonNode event : answer.events()) {
            for (String at : List.of("message", "delta")) {
                details.append(event.at("/choices/0/" + at + "/reasoning_details"));
            }
        }
        for (String proof : Proofs.in(recording)) {
            if (!details.toString().contains(JSON.writeValueAsString(proof))) {
                differences.add("not in reasoning_details: " + proof);
            }
        }
    }
}
