package aigateway.endtoend.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.formats.Format;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Guardrails see what every provider's own format says, cut anywhere.
class EveryDialectTest {
    private static final String RULES = "bannedPhrases = [\"forbidden word\", \"café\"]";
    private static final List<String> WRITTEN = List.of("Forbidden\nWord", "CAFÉ", "cafe\u0301");

    static List<String> kinds() {
        return Format.ALL.stream().map(Format::kind).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void blocksTextAtEverySplit(String kind) throws Exception {
        Format format = Format.of(kind);
        try (Guarded guarded = Guarded.of(kind, RULES)) {
            for (String phrase : WRITTEN) {
                String text = "Take: " + phrase + ".";
                for (int at = 1; at < text.length(); at++) {
                    HttpAnswer answer =
                            format.text(true, text.substring(0, at), text.substring(at));
                    Guarded.Streamed reply =
                            guarded.streamed(at % 3 == 0 ? answer.inPieces(1) : answer);
                    String as = phrase + " at " + at;
                    assertThat(reply.code()).as(as).isEqualTo("content_filter");
                    assertThat("Take: ").as(as).startsWith(reply.completion().content());
                    assertThat(reply.events()).as(as).doesNotContain("[DONE]");
                }
                assertThat(guarded.whole(format.text(false, text)).status()).isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void blocksToolArguments(String kind) throws Exception {
        Format format = Format.of(kind);
        try (Guarded guarded = Guarded.of(kind, RULES)) {
            for (String phrase : List.of("FORBIDDEN word", "caf\\u00e9", "caf\\u00C9")) {
                for (int before = 0; before < 8; before++) {
                    String arguments = "{\"q\":\"" + "x".repeat(before) + phrase + "\"}";
                    OpenAi.Call call = new OpenAi.Call("call_1", "find", arguments);
                    HttpAnswer answer = format.calls(true, call);
                    Guarded.Streamed reply =
                            guarded.streamed(before % 2 == 0 ? answer.inPieces(1) : answer);
                    assertThat(reply.code()).as(arguments).isEqualTo("content_filter");
                    assertThat(reply.text().toLowerCase(Locale.ROOT))
                            .as(arguments)
                            .doesNotContain("bidden", "caf\\\\u00e9", "café");
                    assertThat(guarded.whole(format.calls(false, call)).status())
                            .as(arguments)
                            .isEqualTo(400);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void losesNothingOfWhatOnlyLooksLikeIt(String kind) throws Exception {
        String[] parts = {"A f", "orb", "idden", " ", "fruit, caf", "e", " and stra", "w", " f"};
        try (Guarded guarded = Guarded.of(kind, RULES)) {
            Guarded.Streamed reply =
                    guarded.streamed(Format.of(kind).text(true, parts).inPieces(1));
            assertThat(reply.completion().content()).isEqualTo(String.join("", parts));
            assertThat(reply.completion().finish()).isEqualTo("stop");
            assertThat(reply.completion().done()).isTrue();
        }
    }
}
