package aigateway.endtoend.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// No byte of a banned phrase reaches a caller, however the provider's bytes are cut.
class BannedPhrasesTest {
    private static final String RULES =
            "bannedPhrases = [\"forbidden word\", \"Straße\", \"café\"]";

    /// How a model may write them, and the part that may leave.
    private static final String[] WRITTEN = {
        "forbidden word",
        "FORBIDDEN\\n\\t word",
        "For\\u200bbidden\\u00a0Word",
        "ｆｏｒｂｉｄｄｅｎ word",
        "STRASSE",
        "stra\\u00dfe",
        "caf\\u00e9",
        "CAF\\u00c9",
        "cafe\\u0301",
        "Café"
    };

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void blocksWholeAnswers(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (Guarded guarded = openAi ? Guarded.openAi(RULES) : Guarded.anthropic(RULES)) {
            for (String phrase : WRITTEN) {
                String text = "Take this: " + unescaped(phrase) + " and go";
                Reply reply =
                        guarded.whole(openAi ? OpenAi.completion(text) : Anthropic.message(text));
                assertThat(reply.status()).as(phrase).isEqualTo(400);
                assertThat(reply.json().at("/error/code").asString()).isEqualTo("content_filter");
                assertThat(reply.json().at("/error/type").asString())
                        .isEqualTo("invalid_request_error");
                assertThat(reply.text().toLowerCase(Locale.ROOT)).doesNotContain("bidden");
            }
            JsonNode entry = guarded.gateway().awaitEntries(WRITTEN.length).getFirst();
            assertThat(entry.at("/metadata/status").asInt()).isEqualTo(400);
            assertThat(entry.at("/metadata/promptTokens").asInt()).isPositive();
        }
    }

    private static String unescaped(String json) {
        return new JsonMapper().readTree("\"" + json + "\"").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void blocksStreamsAtEverySplitOfTheText(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (Guarded guarded = openAi ? Guarded.openAi(RULES) : Guarded.anthropic(RULES)) {
            for (String phrase : WRITTEN) {
                String text = "Take: " + unescaped(phrase) + ".";
                for (int at = 1; at < text.length(); at++) {
                    String[] parts = {text.substring(0, at), text.substring(at)};
                    HttpAnswer answer = openAi ? OpenAi.stream(parts) : Anthropic.stream(parts);
                    nothingLeaves(guarded.streamed(answer), phrase + " at " + at);
                }
            }
        }
    }

    /// The provider's bytes come one by one, and its JSON has the escapes as they are written here.
    @Test
    void blocksStreamsThatComeByteByByte() throws Exception {
        try (Guarded guarded = Guarded.openAi(RULES)) {
            for (String phrase : WRITTEN) {
                for (int cut = 0; cut <= phrase.length(); cut++) {
                    if (!isInEscape(phrase, cut)) {
                        HttpAnswer answer = raw(phrase.substring(0, cut), phrase.substring(cut));
                        Guarded.Streamed reply =
                                guarded.streamed(cut % 4 == 0 ? answer.inPieces(1) : answer);
                        nothingLeaves(reply, phrase + " cut at " + cut);
                    }
                }
            }
        }
    }

    private static boolean isInEscape(String json, int at) {
        int slash = json.lastIndexOf('\\', at - 1);
        return slash >= 0 && at - slash < (json.charAt(slash + 1) == 'u' ? 6 : 2);
    }

    private static HttpAnswer raw(String... contents) {
        List<String> events = new ArrayList<>(OpenAi.streamEvents("Take: "));
        for (int i = 0; i < contents.length; i++) {
            String chunk =
                    "{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                            + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                            + contents[i]
                            + "\"},\"finish_reason\":null}]}";
            events.add(2 + i, chunk);
        }
        return Answers.sse(events);
    }

    private static void nothingLeaves(Guarded.Streamed reply, String as) {
        assertThat(reply.code()).as(as).isEqualTo("content_filter");
        assertThat("Take: ").as(as).startsWith(reply.completion().content());
        assertThat(reply.events()).as(as).doesNotContain("[DONE]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void blocksToolArgumentsAtEverySplit(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (Guarded guarded = openAi ? Guarded.openAi(RULES) : Guarded.anthropic(RULES)) {
            for (String phrase : WRITTEN) {
                for (int before = 0; before < 4; before++) {
                    String arguments = "{\"q\":\"" + "x".repeat(before) + phrase + "\"}";
                    OpenAi.Call call = new OpenAi.Call("call_1", "find", arguments);
                    HttpAnswer answer =
                            openAi
                                    ? OpenAi.streamedToolCalls(call)
                                    : Anthropic.streamedToolUse(call);
                    Guarded.Streamed reply = guarded.streamed(answer);
                    assertThat(reply.code()).as(arguments).isEqualTo("content_filter");
                    for (OpenAi.Call seen : reply.completion().toolCalls()) {
                        assertThat("{\"q\":\"xxx").contains(seen.arguments());
                    }
                    assertThat(
                                    guarded.whole(
                                                    openAi
                                                            ? OpenAi.toolCalls(call)
                                                            : Anthropic.toolUse(call))
                                            .status())
                            .isEqualTo(400);
                }
            }
        }
    }

    @Test
    void seesNoPhraseAcrossTextAndToolArguments() throws Exception {
        List<String> events = new ArrayList<>(OpenAi.streamEvents("This is forbidden"));
        String call =
                "{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{"
                        + "\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":"
                        + "\"f\",\"arguments\":\" word {}\"}}]},\"finish_reason\":null}]}";
        events.add(2, call);
        try (Guarded guarded = Guarded.openAi(RULES)) {
            Guarded.Streamed reply = guarded.streamed(Answers.sse(events));
            assertThat(reply.completion().content()).isEqualTo("This is forbidden");
            assertThat(reply.completion().toolCalls().getFirst().arguments()).isEqualTo(" word {}");
            assertThat(reply.completion().done()).isTrue();
        }
    }

    @Test
    void leavesBytesAsTheyAreWhereNothingMatches() throws Exception {
        List<String> events = OpenAi.streamEvents("Grü", "ße ", "🙂", " to all");
        String wished =
                "{\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                        + Guarded.USER
                        + "}";
        try (Guarded guarded = Guarded.openAi(RULES)) {
            assertThat(guarded.streamed(Answers.sse(events), wished).events()).isEqualTo(events);
            assertThat(guarded.whole(OpenAi.completion("Nothing 🙂")).text())
                    .isEqualTo(OpenAi.completionBody("Nothing 🙂"));
        }
    }

    @Test
    void losesNothingOfAStreamThatOnlyLookedLikeIt() throws Exception {
        String wished =
                "{\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                        + Guarded.USER
                        + "}";
        String[] parts = {"A f", "orb", "idden", " ", "fruit, caf", "e", " and stra", "w", " f"};
        try (Guarded guarded = Guarded.openAi(RULES)) {
            Guarded.Streamed reply = guarded.streamed(OpenAi.stream(parts), wished);
            assertThat(reply.completion().content()).isEqualTo(String.join("", parts));
            assertThat(reply.completion().usage()).isNotNull();
            assertThat(reply.completion().finish()).isEqualTo("stop");
            assertThat(reply.completion().done()).isTrue();
            assertThat(reply.text().split("\"role\"", -1)).hasSize(2);
            assertThat(reply.completion().events())
                    .allSatisfy(e -> assertThat(e.path("id").asString()).isEqualTo("chatcmpl-s1"));
        }
    }
}
