package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonPatchTest {
    @Test
    void leavesTheTextAloneWithoutEdits() {
        JsonDocument doc = doc(" {\"a\": 1 } ");
        JsonPatch patch = new JsonPatch(doc);
        assertThat(patch.isEmpty()).isTrue();
        assertThat(patch.bytes().utf8()).isEqualTo("{\"a\": 1 }");
        assertThat(patch.bytes().array()).isSameAs(doc.bytes());
    }

    @Test
    void replacesInsertsRenamesAndRemoves() {
        JsonDocument doc = doc("{\"a\": 1, \"b\" : {\"c\":[1,2]},\n\"d\":\"x\"}");
        JsonNode root = doc.root();
        JsonPatch patch = new JsonPatch(doc);
        patch.replace(node(root, "a"), Bytes.utf8("\"one\""));
        patch.set(node(root, "b"), "e", Bytes.utf8("true"));
        patch.set(root, "new", Bytes.utf8("[]"));
        patch.rename(root, "d", "D");
        patch.remove(node(root, "b"), "c");
        assertThat(patch.bytes().utf8())
                .isEqualTo("{\"new\":[],\"a\": \"one\", \"b\" : {\"e\":true},\n\"D\":\"x\"}");
    }

    @Test
    void extendsStringsAndArrays() {
        JsonDocument doc = doc("{\"a\":\"x\",\"b\": [ ],\"c\":[ 1,[2] ],\"d\":[]}");
        JsonNode root = doc.root();
        JsonPatch patch = new JsonPatch(doc);
        patch.extend(node(root, "a"), Bytes.utf8("\\ny"));
        patch.addFirst(node(root, "b"), Bytes.utf8("0"));
        patch.addFirst(node(root, "c"), Bytes.utf8("0"));
        patch.addLast(node(root, "c"), Bytes.utf8("3"));
        patch.addLast(node(root, "d"), Bytes.utf8("4"));
        assertThat(patch.bytes().utf8())
                .isEqualTo("{\"a\":\"x\\ny\",\"b\": [0 ],\"c\":[0, 1,[2],3 ],\"d\":[4]}");
    }

    @Test
    void handsOutViewsOfWhatStays() {
        JsonDocument doc = doc("{\"model\":\"a\",\"rest\":[1,2,3]}");
        JsonPatch patch = new JsonPatch(doc);
        patch.set(doc.root(), "model", Bytes.utf8("\"b\""));
        List<Bytes> pieces = patch.pieces();
        assertThat(pieces).hasSize(3);
        assertThat(pieces.getFirst().array()).isSameAs(doc.bytes());
        assertThat(pieces.getLast().array()).isSameAs(doc.bytes());
    }

    @Test
    void takesTheRightCommaWithARemovedMember() {
        assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "a")).isEqualTo("{\"b\":2,\"c\":3}");
        assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "b")).isEqualTo("{\"a\":1,\"c\":3}");
        assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "c")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "a", "c")).isEqualTo("{\"b\":2}");
        assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "b", "c")).isEqualTo("{\"a\":1}");
        assertThat(removed("{ \"a\" : 1 , \"b\" : 2 }", "a", "b")).isEqualTo("{ }");
        assertThat(removed("{\"a\":1}", "x")).isEqualTo("{\"a\":1}");
        assertThat(removed("{\"a€\":1,\"b\":2}", "a€")).isEqualTo("{\"b\":2}");
    }

    @Test
    void editsManyObjectsInLinearTime() {
        String text = "[" + "{\"a\":1,\"b\":2},".repeat(200_000) + "{}]";
        JsonDocument doc = doc(text);
        JsonPatch patch = new JsonPatch(doc);
        for (JsonNode element : doc.root().elements()) {
            patch.remove(element, "a");
        }
        assertThat(patch.bytes().utf8()).isEqualTo("[" + "{\"b\":2},".repeat(200_000) + "{}]");
    }

    @Test
    void yieldsValidJsonWhateverIsEdited() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            JsonDocument doc = doc("{\"a\":{\"b\":1,\"c\":{\"d\":[],\"e\":2}},\"f\":3,\"g\":null}");
            JsonPatch patch = new JsonPatch(doc);
            List<JsonNode> objects =
                    List.of(doc.root(), node(doc.root(), "a"), node(node(doc.root(), "a"), "c"));
            for (int i = random.nextInt(5); i >= 0; i--) {
                JsonNode object = objects.get(random.nextInt(3));
                String key = String.valueOf((char) ('a' + random.nextInt(8)));
                switch (random.nextInt(3)) {
                    case 0 -> patch.remove(object, key);
                    case 1 -> patch.insert(object, Bytes.utf8("\"n" + i + "\":{}"));
                    default -> patch.insert(object, Bytes.utf8("\"m" + i + "\":\"x\""));
                }
            }
            Bytes patched = patch.bytes();
            assertThat(Json.parse(patched)).as(patched.utf8()).isInstanceOf(JsonDocument.class);
        }
    }

    private static String removed(String text, String... keys) {
        JsonDocument doc = doc(text);
        JsonPatch patch = new JsonPatch(doc);
        for (String key : keys) {
            patch.remove(doc.root(), key);
        }
        return patch.bytes().utf8();
    }

    private static JsonNode node(JsonNode object, String key) {
        return Objects.requireNonNull(object.get(key));
    }

    private static JsonDocument doc(String text) {
        return (JsonDocument) Json.parse(Bytes.utf8(text));
    }
}
