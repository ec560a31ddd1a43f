package aigateway.guard.match;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseSetTest {
    private static final String WORDS =
            "the model may say what it likes of weather trains music bread rivers and old stories ";

    @Test
    void takesAStepForEachCharacterHoweverManyPhrasesThereAre() {
        String text = WORDS.repeat(200) + letters(new Random(5), 20_000);
        long few = steps(phrases(10), text);
        long many = steps(phrases(10_000), text);
        assertThat(few).isLessThanOrEqualTo(text.length());
        assertThat(many).isLessThanOrEqualTo(text.length() * 11L / 10);
    }

    /// What is passed without being decoded has no phrase in any of its strings, nor in the strings
    /// of JSON in a string.
    @Test
    void passesNoJsonThatHasAPhrase() {
        Random random = new Random(11);
        String letters = "aabbc  AB\n\t\"\\/\u00e9\u200b";
        int passed = 0;
        int banning = 0;
        for (int round = 0; round < 20_000; round++) {
            int more = random.nextInt(5);
            List<String> banned =
                    List.of(
                            "a" + pick(random, "abc", 2 + more),
                            "b " + pick(random, "ab", 1 + more),
                            "cab" + "a".repeat(more));
            PhraseSet set = new PhraseSet(banned);
            int length = 1 + random.nextInt(12 + more * 40);
            String text = pick(random, round % 2 == 0 ? "abc " : letters, length);
            if (random.nextInt(3) == 0) {
                text += banned.get(random.nextInt(3)) + pick(random, "ab ", more);
            }
            Bytes plain = new JsonWriter().object().key("x").string(text).endObject().bytes();
            Bytes nested =
                    new JsonWriter().object().key("y").string(plain.utf8()).endObject().bytes();
            banning += found(set, text) ? 1 : 0;
            for (Bytes json : List.of(plain, nested)) {
                if (set.isAbsentFrom(json)) {
                    passed++;
                    assertThat(found(set, text)).as(json + " " + banned).isFalse();
                }
            }
        }
        assertThat(passed).isGreaterThan(1_000);
        assertThat(banning).isGreaterThan(1_000);
    }

    private static String pick(Random random, String from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }

    private static boolean found(PhraseSet set, String text) {
        PhraseCursor cursor = new PhraseCursor(set);
        for (int i = 0; i < text.length(); i++) {
            cursor.feed(text.charAt(i), i);
        }
        cursor.end();
        return cursor.matched() >= 0;
    }

    private static List<String> phrases(int count) {
        Random random = new Random(7);
        Set<String> phrases = new HashSet<>();
        while (phrases.size() < count) {
            phrases.add(letters(random, 4 + random.nextInt(6)) + " " + letters(random, 5));
        }
        return new ArrayList<>(phrases);
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static long steps(List<String> phrases, String text) {
        PhraseCursor cursor = new PhraseCursor(new PhraseSet(phrases));
        for (int i = 0; i < text.length(); i++) {
            cursor.feed(text.charAt(i), i);
        }
        assertThat(cursor.matched()).isEqualTo(-1);
        return cursor.steps();
    }

    @ParameterizedTest
    @CsvSource({
        "straße, STRASSE",
        "STRASSE, straße",
        "café, CAFE\u0301",
        "cafe\u0301, Café",
        "istanbul, İSTANBUL",
        "İstanbul, istanbul",
        "bad word, 'bad \t\n\u00a0 word'",
        "secret, ｓｅｃｒｅｔ",
        "secret, s\u200be\u00adc\ufeffret",
        "οδοσ, ΟΔΟΣ",
        "ὀδός, ὈΔΌΣ",
        "한국, 한국",
        "한국, \u1112\u1161\u11ab\u1100\u116e\u11a8",
        "fix, ﬁx",
        "a\u0323\u0302b, a\u0302\u0323b",
        "ﬀ, FF",
        "ǆ, ǄǅǆDŽ",
        "💣 bomb, 💣  BOMB",
        "3½, 31⁄2",
        "ΐ, ΐ"
    })
    void findsAPhraseHoweverItIsWritten(String phrase, String written) {
        assertThat(find(List.of(phrase), "so " + written + ".")).isZero();
        assertThat(find(List.of(phrase), written)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "cafe, café",
        "cafe, cafe\u0301s",
        "가, 각",
        "가, \u1100\u1161\u11a8",
        "ab c, abc",
        "aa, a"
    })
    void findsNoPhraseWhoseLastLetterIsAnother(String phrase, String written) {
        assertThat(find(List.of(phrase), "so " + written + ".")).isEqualTo(-1);
        assertThat(find(List.of(phrase), written)).isEqualTo(-1);
    }

    private static int find(List<String> phrases, String text) {
        PhraseCursor cursor = new PhraseCursor(new PhraseSet(phrases));
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            cursor.feed(text.codePointAt(i), i);
        }
        cursor.end();
        return cursor.matched();
    }

    @Test
    void findsWhatAPlainSearchFinds() {
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            List<String> phrases = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                phrases.add(few(random, 1 + random.nextInt(6)));
            }
            phrases.removeIf(phrase -> Folding.text(phrase).isEmpty());
            String text = few(random, random.nextInt(40));
            String folded = " " + Folding.text(text) + " ";
            boolean there = phrases.stream().anyMatch(p -> folded.contains(Folding.text(p)));
            assertThat(find(phrases, text) >= 0).as(phrases + " in " + text).isEqualTo(there);
        }
    }

    /// Passing over what no phrase begins with finds the same, however the text comes in pieces.
    @Test
    void findsTheSameWhenItPassesOverText() {
        Random random = new Random(13);
        int found = 0;
        for (int round = 0; round < 20_000; round++) {
            List<String> phrases = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                phrases.add(few(random, 3 + random.nextInt(6)));
            }
            phrases.removeIf(phrase -> Folding.text(phrase).isEmpty());
            String text = few(random, random.nextInt(60)) + pick(random, "xyé ", random.nextInt(9));
            PhraseSet set = new PhraseSet(phrases);
            boolean there = find(phrases, text) >= 0;
            found += there ? 1 : 0;
            assertThat(findPassing(set, text, random)).as(phrases + " in " + text).isEqualTo(there);
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static boolean findPassing(PhraseSet set, String text, Random random) {
        PhraseCursor cursor = new PhraseCursor(set);
        for (int from = 0, to; from < text.length(); from = to) {
            to = Math.min(text.length(), from + 1 + random.nextInt(12));
            for (int at = from; at < to; at++) {
                at = cursor.skip(text, at, to);
                if (at < to) {
                    cursor.feed(text.charAt(at), at);
                }
            }
        }
        cursor.end();
        return cursor.matched() >= 0;
    }

    private static String few(Random random, int count) {
        String letters = "abcAB \n\u200b";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
