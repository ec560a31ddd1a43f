package aigateway.endtoend.ui;

import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lets an answer tell of other numbers of tokens than the nine and twelve of all formats.
record Tokens(int prompt, int answer) {
    private static final String SPACE = "(\"\\s*:\\s*)";
    private static final String PROMPT =
            "(prompt_tokens|input_tokens|inputTokens|promptTokenCount|prompt_eval_count)" + SPACE;
    private static final String ANSWER =
            "(completion_tokens|output_tokens|outputTokens|candidatesTokenCount|eval_count)"
                    + SPACE;
    private static final String TOTAL = "(total_tokens|totalTokens|totalTokenCount)" + SPACE;

    HttpAnswer in(HttpAnswer told) {
        List<Step> steps = told.steps().stream().map(this::in).toList();
        return new HttpAnswer(told.status(), told.fields(), steps, told.framing());
    }

    private Step in(Step step) {
        return switch (step) {
            case Step.Data data -> new Step.Data(in(data.bytes()));
            case Step.Pause pause -> pause;
            case Step.Hold hold -> hold;
            case Step.Stall stall -> stall;
            case Step.Cut cut -> cut;
        };
    }

    private byte[] in(byte[] bytes) {
        // a byte is a character here, so that cut characters stay as they are
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceAll("\"" + PROMPT + "9\\b", "\"$1$2" + prompt)
                .replaceAll("\"" + ANSWER + "12\\b", "\"$1$2" + answer)
                .replaceAll("\"" + TOTAL + "21\\b", "\"$1$2" + (prompt + answer))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
