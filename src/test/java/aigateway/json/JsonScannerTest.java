package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    @Test
    void refusesMoreValuesThanThereIsMemoryFor() {
        byte[] zeros = new byte[2 * JsonDocument.MAX_VALUES + 1];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = (byte) (i == 0 ? '[' : i == zeros.length - 1 ? ']' : i % 2 == 1 ? '0' : ',');
        }

        assertThat(Json.parse(Bytes.of(zeros)))
                .isInstanceOfSatisfying(
                        JsonError.class,
                        error -> assertThat(error.message()).startsWith("more than "));
        zeros[zeros.length - 3] = ']';
        assertThat(Json.parse(Bytes.of(zeros, 0, zeros.length - 2)))
                .isInstanceOf(JsonDocument.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " true ",
                "false\n",
                "0",
                "-0",
                "-12.5e+10",
                "1E5",
                "0.0",
                "\"\"",
                "\"\\u0000\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\ud83d\\ude00 \\ud800 lone\"",
                "\"\u20ac \ud83d\ude00 \u007f\"",
                "[]",
                "[ ]",
                "[1,[2,[3]],{}]",
                "{}",
                "{ }",
                "{\"\":{\"a\":[{\"a\":1}]},\"b\":null}",
                "\t{\r\n\"a\" : 1 , \"A\" : 2 }"
            })
    void acceptsWhatTheStandardAllows(String text) {
        assertThat(error(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the text is empty at line 1, column 1",
                "`  ` | the text is empty at line 1, column 3",
                "{ | the text ends where a key in double quotes is expected at line 1, column 2",
                "{a:1} | expected a key in double quotes, found 'a' at line 1, column 2",
                "{'a':1} | expected a key in double quotes, found ''' at line 1, column 2",
                "{\"a\" 1} | expected ':', found '1' at line 1, column 6",
                "{\"a\":} | expected a value, found '}' at line 1, column 6",
                "{\"a\":1,} | expected a key in double quotes, found '}' at line 1, column 8",
                "{\"a\":1 \"b\":2} | expected ',' or '}', found '\"' at line 1, column 8",
                "{\"a\":1,\"a\":2} | duplicate key \"a\" at line 1, column 8",
                "{\"a\":1,\"\\u0061\":2} | duplicate key \"a\" at line 1, column 8",
                "[1 2] | expected ',' or ']', found '2' at line 1, column 4",
                "[1,] | expected a value, found ']' at line 1, column 4",
                "[1} | expected ',' or ']', found '}' at line 1, column 3",
                "[ | the text ends where a value is expected at line 1, column 2",
                "1 2 | unexpected text after the value at line 1, column 3",
                "01 | not a valid number at line 1, column 1",
                "-  | not a valid number at line 1, column 1",
                "1. | not a valid number at line 1, column 1",
                ".5 | expected a value, found '.' at line 1, column 1",
                "+1 | expected a value, found '+' at line 1, column 1",
                "1e | not a valid number at line 1, column 1",
                "NaN | expected a value, found 'N' at line 1, column 1",
                "nul | expected a value, found 'n' at line 1, column 1",
                "True | expected a value, found 'T' at line 1, column 1",
                "\"abc | the string that begins here does not end at line 1, column 1",
                "\"\\x\" | unknown escape in a string at line 1, column 2",
                "\"\\u12G4\" | \\u needs four hexadecimal digits at line 1, column 2",
                "\"\\ | unknown escape in a string at line 1, column 2",
                "/* c */ 1 | expected a value, found '/' at line 1, column 1"
            })
    void saysWhatIsWrongAndWhere(String text, String problem) {
        assertThat(error(text)).isEqualTo(problem);
    }

    @Test
    void countsLinesAndColumns() {
        assertThat(error("{\n  \"a\": 1,\n  \"b\": oops\n}"))
                .isEqualTo("expected a value, found 'o' at line 3, column 8");
        assertThat(error("\"a\nb\""))
                .isEqualTo(
                        "control character in a string; write it as an escape at line 1, column"
                                + " 3");
    }

    @Test
    void refusesByteOrderMarksAndBytesThatAreNoUtf8() {
        assertThat(error("\uFEFF{}")).startsWith("a byte order mark is not allowed");
        int[][] bad = {
            {0xC0, 0x80},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0x80},
            {0xE2, 0x82},
            {0xFF}
        };
        for (int[] bytes : bad) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes("[\"12345678".getBytes(StandardCharsets.US_ASCII));
            for (int b : bytes) {
                text.write(b);
            }
            text.writeBytes("\"]".getBytes(StandardCharsets.US_ASCII));
            JsonResult result = Json.parse(Bytes.of(text.toByteArray()));
            assertThat(result).isInstanceOf(JsonError.class);
            assertThat(((JsonError) result).describe())
                    .isEqualTo("invalid UTF-8 at line 1, column 11");
        }
    }

    @Test
    void limitsDepthAndNumbers() {
        assertThat(error("[".repeat(128) + "]".repeat(128))).isNull();
        assertThat(error("[".repeat(129) + "]".repeat(129))).startsWith("nested deeper than 128");
        assertThat(error("9".repeat(1000))).isNull();
        assertThat(error("9".repeat(1001))).startsWith("a number of more than 1000 characters");
    }

    @Test
    void findsDuplicatesInLargeObjects() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++) {
            text.append("\"key").append(i).append("\":").append(i).append(',');
        }
        assertThat(error(text + "\"last\":{\"key7\":1}}")).isNull();
        assertThat(error(text + "\"key49999\":0}")).startsWith("duplicate key \"key49999\"");
        assertThat(error(text + "\"k\\u0065y7\":0}")).startsWith("duplicate key \"key7\"");
    }

    @Test
    void keepsTheKeysOfSiblingsApart() {
        StringBuilder large = new StringBuilder("{");
        for (int i = 0; i < 40; i++) {
            large.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":{\"a\":1}");
        }
        large.append('}');
        assertThat(error("[" + large + "," + large + "]")).isNull();
        assertThat(error("{\"x\":" + large + ",\"y\":" + large + ",\"a\":1}")).isNull();
    }

    @Test
    void readsViewsOfLargerArrays() {
        byte[] array = "garbage{\"a\":[1]}garbage".getBytes(StandardCharsets.US_ASCII);
        JsonNode root = Json.root(Bytes.of(array, 7, 9));
        assertThat(root).isNotNull();
        assertThat(root.raw().utf8()).isEqualTo("{\"a\":[1]}");
        JsonResult error = Json.parse(Bytes.of(array, 7, 8));
        assertThat(((JsonError) error).offset()).isEqualTo(8);
    }

    private static String error(String text) {
        return Json.parse(Bytes.utf8(text)) instanceof JsonError error ? error.describe() : null;
    }
}
