package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.model.LazyText;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPiecesTest {
    private static final String LONG = "x\\n\\u00e9é".repeat(2_000);

    @Test
    void copiesTextOfJsonWithItsEscapes() {
        JsonNode node = node("{\"a\":\"1\\/2 \\u00fc\"}");

        String written =
                new JsonWriter().object().key("b").string(text(node)).endObject().bytes().utf8();

        assertThat(written).isEqualTo("{\"b\":\"1\\/2 \\u00fc\"}");
        assertThat(text(node).text()).isEqualTo("1/2 ü");
    }

    @Test
    void leavesLongTextWhereItIs() {
        LazyText text = text(node("{\"a\":\"" + LONG + "\"}"));
        JsonWriter json = new JsonWriter().object().key("b").string(text).key("c").number(1);

        List<Bytes> pieces = json.endObject().pieces();

        assertThat(pieces).hasSize(3);
        assertThat(pieces.get(1).array()).isSameAs(text.json().array());
        assertThat(Bytes.join(pieces).utf8()).isEqualTo("{\"b\":\"" + LONG + "\",\"c\":1}");
    }

    @Test
    void joinsPiecesWhereOneIsWanted() {
        LazyText text = text(node("{\"a\":\"" + LONG + "\"}"));

        Bytes all =
                new JsonWriter().array().string(text).string(text).string("z").endArray().bytes();

        assertThat(all.utf8()).isEqualTo("[\"" + LONG + "\",\"" + LONG + "\",\"z\"]");
    }

    @Test
    void beginsAnewAfterLongText() {
        LazyText text = text(node("{\"a\":\"" + LONG + "\"}"));
        JsonWriter json = new JsonWriter().array().string(text).endArray();
        assertThat(json.pieces()).hasSize(3);

        json.reset();

        assertThat(json.array().number(7).endArray().bytes().utf8()).isEqualTo("[7]");
    }

    @Test
    void knowsBlankText() {
        assertThat(text(node("{\"a\":\" \\n\\t\"}")).isBlank()).isTrue();
        assertThat(text(node("{\"a\":\"\"}")).isBlank()).isTrue();
        assertThat(text(node("{\"a\":\"\\u2003\"}")).isBlank()).isTrue();
        assertThat(text(node("{\"a\":\"\\\\\"}")).isBlank()).isFalse();
        assertThat(text(node("{\"a\":\" é\"}")).isBlank()).isFalse();
        assertThat(LazyText.of("x").isBlank()).isFalse();
    }

    private static JsonNode node(String json) {
        return Json.root(Bytes.utf8(json));
    }

    private static LazyText text(JsonNode object) {
        return object.get("a").lazyText();
    }
}
