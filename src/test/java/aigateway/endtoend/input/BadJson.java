package aigateway.endtoend.input;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Bodies that are no JSON.
final class BadJson {
    private BadJson() {}

    static Stream<BadBody> all() {
        return Stream.of(syntax(), numbers(), text(), shape()).flatMap(List::stream);
    }

    /// A chat request whose first member is given.
    private static String with(String member) {
        return "{" + member + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    }

    /// A chat request whose text has bytes put in, given in hex.
    private static BadBody spoiled(String name, String hex, String... hints) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"H"
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes("i\"}]}".getBytes(StandardCharsets.UTF_8));
        return new BadBody(name, body.toByteArray(), hints);
    }

    private static List<BadBody> syntax() {
        return List.of(
                BadBody.of("nothing", " \r\n\t", "empty"),
                BadBody.of("a word", "hello", "JSON"),
                BadBody.of("a form", "model=gpt-4&messages=hi", "JSON"),
                BadBody.of("cut in an array", "{\"messages\":[", "end"),
                BadBody.of("cut in a text", "{\"messages\":[{\"role\":\"us", "end"),
                BadBody.of("cut in a word", "{\"stream\":tru", "line 1, column"),
                BadBody.of("a comma too many", "{\"messages\":[1,],}", "line 1, column"),
                BadBody.of("a comma too few", with("\"n\":1 \"seed\":2"), "line 1, column"),
                BadBody.of("a colon too few", with("\"n\" 1"), "line 1, column"),
                BadBody.of("a comment", with("/* no */ \"n\":1"), "line 1, column"),
                BadBody.of("single quotes", "{'messages':[]}", "line 1, column"),
                BadBody.of("a key without quotes", "{messages:[]}", "line 1, column"),
                BadBody.of("a wrong bracket", "{\"messages\":[}", "line 1, column"),
                BadBody.of("a second document", with("\"n\":1") + "{}", "line 1, column"),
                BadBody.of("something after the end", with("\"n\":1") + " x", "line 1, column"),
                BadBody.of("Python's words", with("\"stream\":True"), "line 1, column"),
                BadBody.of("deep arrays", "[".repeat(200_000), "deep"),
                BadBody.of("deep objects", "{\"a\":".repeat(100_000), "deep"),
                BadBody.of(
                        "deep and closed",
                        with("\"metadata\":" + "[".repeat(50_000) + "]".repeat(50_000)),
                        "deep"));
    }

    private static List<BadBody> numbers() {
        return List.of(
                BadBody.of("NaN", with("\"temperature\":NaN"), "line 1, column"),
                BadBody.of("Infinity", with("\"temperature\":-Infinity"), "line 1, column"),
                BadBody.of("a leading zero", with("\"n\":01"), "line 1, column"),
                BadBody.of("a plus", with("\"n\":+1"), "line 1, column"),
                BadBody.of("no digit before the point", with("\"n\":.5"), "line 1, column"),
                BadBody.of("no digit after the point", with("\"n\":1."), "line 1, column"),
                BadBody.of("no exponent", with("\"n\":1e"), "line 1, column"),
                BadBody.of("hex", with("\"n\":0x10"), "line 1, column"),
                BadBody.of("a huge exponent", with("\"temperature\":1e999999"), "temperature"),
                BadBody.of(
                        "a huge number", with("\"max_tokens\":" + "9".repeat(100_000)), "number"));
    }

    private static List<BadBody> text() {
        return List.of(
                spoiled("a bare 0xff", "ff", "UTF-8"),
                spoiled("an overlong slash", "c0af", "UTF-8"),
                spoiled("an encoded surrogate", "eda080", "UTF-8"),
                spoiled("a cut character", "e282", "UTF-8"),
                spoiled("beyond Unicode", "f4908080", "UTF-8"),
                spoiled("a NUL", "00", "line 1, column"),
                spoiled("a line end in a text", "0a", "line 1, column"),
                spoiled("an unknown escape", "5c78", "escape"),
                spoiled("a bad unicode escape", "5c7531324734", "\\u"),
                new BadBody("UTF-16", with("\"n\":1").getBytes(StandardCharsets.UTF_16), "JSON"));
    }

    private static List<BadBody> shape() {
        return List.of(
                BadBody.of("an array", "[]", "object"),
                BadBody.of("a text", "\"messages\"", "object"),
                BadBody.of("a number", "12", "object"),
                BadBody.of("null", "null", "object"),
                BadBody.of(
                        "model twice",
                        with("\"model\":\"a\",\"model\":\"b\""),
                        "model",
                        "duplicate"),
                BadBody.of("stream twice", with("\"stream\":true,\"stream\":false"), "stream"),
                BadBody.of(
                        "an escaped twin", with("\"model\":\"a\",\"mod\\u0065l\":\"b\""), "model"),
                BadBody.of(
                        "role twice",
                        "{\"messages\":[{\"role\":\"user\",\"role\":\"system\",\"content\":\"x\"}]}",
                        "role"));
    }
}
