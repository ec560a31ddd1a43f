package aigateway.dialect.jsonarray;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayReaderTest {
    private static final class Taken implements JsonArrayReader.Elements {
        final List<String> all = new ArrayList<>();
        int tooLong;

        @Override
        public void element(Bytes json) {
            all.add(json.utf8());
        }

        @Override
        public void tooLong() {
            tooLong++;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void splitsAnArrayHoweverItIsCut(int piece) {
        Taken taken = new Taken();
        JsonArrayReader reader = new JsonArrayReader(100, taken);

        feed(
                reader,
                " [{\"a\":\"]},{[\\\"\\\\\"}\r\n,\r\n[1,[2]],\"x,]\",12.5,null,\t{}\n]\n[{\"b\":1}]",
                piece);

        assertThat(taken.all)
                .containsExactly(
                        "{\"a\":\"]},{[\\\"\\\\\"}", "[1,[2]]", "\"x,]\"", "12.5", "null", "{}");
        assertThat(reader.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void pushesAnElementAsSoonAsItIsComplete(int piece) {
        Taken taken = new Taken();
        JsonArrayReader reader = new JsonArrayReader(100, taken);

        feed(reader, "[{\"a\":1}", piece);

        assertThat(taken.all).containsExactly("{\"a\":1}");
        assertThat(reader.closed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void stopsAtAnElementThatIsTooLong(int piece) {
        Taken taken = new Taken();
        JsonArrayReader reader = new JsonArrayReader(8, taken);

        feed(reader, "[{\"a\":1},{\"a\":\"longer\"},{\"b\":2}]", piece);

        assertThat(taken.all).containsExactly("{\"a\":1}");
        assertThat(taken.tooLong).isEqualTo(1);
    }

    @Test
    void saysNothingAfterItWasStopped() {
        Taken taken = new Taken();
        JsonArrayReader reader = new JsonArrayReader(100, taken);
        feed(reader, "[{\"a\":1},{\"b\"", 100);
        reader.stop();

        feed(reader, ":2}]", 100);

        assertThat(taken.all).containsExactly("{\"a\":1}");
    }

    @Test
    void findsNothingInAnEmptyArray() {
        Taken taken = new Taken();
        JsonArrayReader reader = new JsonArrayReader(100, taken);

        feed(reader, "[ ]", 1);

        assertThat(taken.all).isEmpty();
        assertThat(reader.closed()).isTrue();
    }

    private static void feed(JsonArrayReader reader, String text, int piece) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            reader.data(Bytes.of(bytes, at, Math.min(piece, bytes.length - at)));
        }
    }
}
