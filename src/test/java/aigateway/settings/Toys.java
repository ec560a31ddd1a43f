package aigateway.settings;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.List;
import java.util.Objects;

/// A record of two settings: a word with a secret, and a number.
///
/// @param key shown as `***`
public record Toys(String word, String key, long number) {
    /// What the file says in most tests.
    public static final Toys FILE = new Toys("file", "k0", 0);

    /// Both settings.
    public static final List<Slot<Toys, ?>> SLOTS =
            List.of(
                    new Slot<>(
                            new WordSetting(),
                            toys -> new Word(toys.word, toys.key),
                            (toys, word) -> new Toys(word.word, word.key, toys.number)),
                    new Slot<>(
                            new NumberSetting(),
                            Toys::number,
                            (toys, number) -> new Toys(toys.word, toys.key, number)));

    record Word(String word, String key) {}

    private static final class WordSetting implements Setting<Word> {
        @Override
        public String name() {
            return "word";
        }

        @Override
        public Word read(JsonNode json) throws BadValue {
            return change(json, new Word("", ""));
        }

        @Override
        public Word change(JsonNode json, Word current) throws BadValue {
            Fields fields = new Fields(json);
            Word word = new Word(fields.text("word"), fields.text("key", current.key));
            fields.nothingElse();
            return word;
        }

        @Override
        public Bytes write(Word value) {
            return json(value.word, value.key);
        }

        @Override
        public Bytes show(Word value) {
            return json(value.word, "***");
        }

        private static Bytes json(String word, String key) {
            JsonWriter json = new JsonWriter().object();
            return json.key("word").string(word).key("key").string(key).endObject().bytes();
        }
    }

    private static final class NumberSetting implements Setting<Long> {
        @Override
        public String name() {
            return "number";
        }

        @Override
        public Long read(JsonNode json) throws BadValue {
            Fields fields = new Fields(json);
            Long number = fields.integer("number", 0, Long.MAX_VALUE - 1);
            fields.nothingElse();
            if (number == null) {
                throw fields.bad("number", "is missing");
            }
            return number;
        }

        @Override
        public Bytes write(Long value) {
            return Bytes.utf8("{\"number\":" + value + "}");
        }
    }

    /// JSON that a test has written.
    public static JsonNode json(String text) {
        return Objects.requireNonNull(Json.root(Bytes.utf8(text)), text);
    }

    /// What the setting `number` is posted as.
    public static JsonNode number(long number) {
        return json("{\"number\":" + number + "}");
    }

    /// What the setting `word` is posted as.
    public static JsonNode word(String word) {
        return json("{\"word\":\"" + word + "\"}");
    }

    /// A change on no condition.
    public static Change by(String actor) {
        return new Change(actor, null);
    }
}
