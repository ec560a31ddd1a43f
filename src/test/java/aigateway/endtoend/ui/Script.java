package aigateway.endtoend.ui;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.HttpAnswer;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Wire;
import aigateway.testing.formats.Format;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// What a provider does with a request, as the tests in Node tell it.
///
/// @param mode `ok`, `stream` (many pieces, slowly), `slow`, `echo`, `cut`, `garbage`, `drop`,
///     `stall` or `fail` with a status, as in `fail429`
/// @param text what it answers, or its error's message; empty for one of its own
/// @param times for how many requests this holds; 0 means until it is told otherwise
/// @param millis how long it waits first; in `stream` between pieces
/// @param spread up to how many more milliseconds it may wait, at random
/// @param prompt the tokens that it says the prompt had, at least
/// @param answer the tokens that it says its answer has, at least
/// @param vary up to how many more tokens it may tell of, at random
record Script(
        String mode,
        String text,
        int times,
        int millis,
        int spread,
        int prompt,
        int answer,
        int vary) {
    /// Answers at once.
    static final Script OK = new Script("ok", "", 0, 0, 0, 0, 0, 0);

    private static final int SLOW_MILLIS = 2_000;
    private static final int PIECE_MILLIS = 50;

    static Script of(JsonNode json) {
        return new Script(
                json.path("mode").asString("ok"),
                json.path("text").asString(""),
                json.path("times").asInt(0),
                json.path("millis").asInt(0),
                json.path("spread").asInt(0),
                json.path("prompt").asInt(0),
                json.path("answer").asInt(0),
                json.path("vary").asInt(0));
    }

    /// The answer of a provider of this name and format.
    Answer play(String name, Format format, ReceivedRequest request) {
        boolean stream = format.wantsStream(request);
        String said = text.isEmpty() ? "Hello from " + name + ". All is well here." : text;
        if (mode.startsWith("fail")) {
            int status = Integer.parseInt(mode.substring("fail".length()));
            String message = text.isEmpty() ? name + " is out of order" : text;
            return waiting(format.error(status, message), 0);
        }
        return switch (mode) {
            case "ok" -> waiting(told(answer(format, stream, said)), 0);
            case "slow" -> waiting(told(answer(format, stream, said)), SLOW_MILLIS);
            case "echo" -> waiting(told(answer(format, stream, LastText.of(request.json()))), 0);
            case "stream" -> {
                int pause = millis == 0 ? PIECE_MILLIS : millis;
                String many = text.isEmpty() ? "and on ".repeat(60) : text;
                yield stream
                        ? told(answer(format, true, many)).pausing(pause)
                        : told(answer(format, false, many));
            }
            case "cut" ->
                    answer(format, stream, said)
                            .cutAfterPieces(
                                    stream ? format.eventsBeforeText() + 2 : 0, Wire.Cut.RST);
            case "garbage" -> Answers.html(200);
            case "drop" -> Answers.drop(Wire.Cut.RST);
            case "stall" -> Answers.stall();
            default -> throw new IllegalArgumentException(mode);
        };
    }

    private static HttpAnswer answer(Format format, boolean stream, String text) {
        return format.text(stream, stream ? text.split("(?<= )") : new String[] {text});
    }

    private HttpAnswer told(HttpAnswer answer) {
        return prompt == 0
                ? answer
                : new Tokens(prompt + random(vary), this.answer + random(vary)).in(answer);
    }

    private Answer waiting(HttpAnswer answer, int atLeast) {
        int wait = Math.max(millis, atLeast) + random(spread);
        return wait == 0 ? answer : answer.after(wait);
    }

    private static int random(int below) {
        return below == 0 ? 0 : ThreadLocalRandom.current().nextInt(below);
    }
}
