package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Strings and numbers, in and out; names.
class JsonTextTest {
    @Test
    void writesStringsThatJacksonReadsBack() {
        JsonMapper jackson = JsonMapper.shared();
        for (int c = 0; c < 0x10000; c++) {
            if (!Character.isSurrogate((char) c)) {
                String text = "a" + (char) c + "z";
                String json = new JsonWriter().string(text).bytes().utf8();
                assertThat(jackson.readTree(json).stringValue()).isEqualTo(text);
            }
        }
    }

    @Test
    void writesPairsAsUtf8AndLoneSurrogatesAsEscapes() {
        String json = new JsonWriter().string("😀\ud83d!\ude00").bytes().utf8();
        assertThat(json).isEqualTo("\"😀\\ud83d!\\ude00\"");
    }

    @Test
    void loneSurrogatesSurviveReadingAndWriting() {
        String json = "\"x\\ud800y\\udc00\"";
        JsonNode node = Json.root(Bytes.utf8(json));
        assertThat(node.text()).isEqualTo("x\ud800y\udc00");
        assertThat(new JsonWriter().string(node.text()).bytes().utf8()).isEqualTo(json);
    }

    @Test
    void refusesSurrogatesThatAreEncodedAsUtf8() {
        byte[] text = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThat(Json.parse(Bytes.of(text)))
                .isInstanceOfSatisfying(
                        JsonError.class, e -> assertThat(e.message()).isEqualTo("invalid UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-7, -7",
        "1.9, 1",
        "1e3, 1000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "1e999, 9223372036854775807",
        "-1e999, -9223372036854775808",
    })
    void readsWholeNumbersWithinTheirRange(String json, long expected) {
        assertThat(Json.root(Bytes.utf8(json)).asLong(5)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":1,}', expected a key in double quotes, 1, 8",
        "'{\"a\" 1}', 'expected '':'', found ''1''', 1, 6",
        "'[1 2]', 'expected '','' or '']'', found ''2''', 1, 4",
        "'{\n\"a\":1,\n\"a\":2}', duplicate key \"a\", 3, 1",
        "'[01]', not a valid number, 1, 2",
    })
    void saysWhereTheErrorIs(String json, String message, int line, int column) {
        JsonError error = (JsonError) Json.parse(Bytes.utf8(json));
        assertThat(error.message()).startsWith(message);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(column);
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(JsonScanner.MAX_DEPTH) + "]".repeat(JsonScanner.MAX_DEPTH);
        assertThat(Json.parse(Bytes.utf8(deep))).isInstanceOf(JsonDocument.class);
        assertThat(Json.parse(Bytes.utf8("[" + deep + "]"))).isInstanceOf(JsonError.class);
    }

    @Test
    void namesAreFoundHoweverTheyAreWritten() {
        JsonNames names = new JsonNames("model", "stream", "messages", "stop");
        JsonDocument doc =
                (JsonDocument)
                        Json.parse(
                                Bytes.utf8(
                                        "{\"str\\u0065am\":true,\"stop\":null,\"\":0,\"modem\":1,"
                                                + "\"model\":\"x\",\"stream2\":2}"));
        int[] values = new int[names.size()];
        names.read(doc, 0, values);
        assertThat(doc.raw(values[0]).utf8()).isEqualTo("\"x\"");
        assertThat(doc.kind(values[1])).isEqualTo(JsonKind.TRUE);
        assertThat(values[2]).isEqualTo(-1);
        assertThat(values[3]).isEqualTo(-1);
        assertThat(names.find("messages")).isEqualTo(2);
        assertThat(names.find("message")).isEqualTo(-1);
        assertThat(names.name(3)).isEqualTo("stop");
    }

    @Test
    void namesOfNoObjectAreAbsent() {
        int[] values = {7};
        JsonDocument doc = (JsonDocument) Json.parse(Bytes.utf8("[1]"));
        new JsonNames("a").read(doc, 0, values);
        assertThat(values[0]).isEqualTo(-1);
    }
}
