package aigateway.guard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.guard.Action;
import aigateway.guard.Entity;
import aigateway.guard.GuardSettings;
import aigateway.guard.TextPattern;
import aigateway.guard.match.Folding;
import aigateway.guard.rules.Guardrails;
import aigateway.guard.text.Vault;
import aigateway.model.ChatEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What leaves of a text that comes in pieces.
class ChannelTest {
    private static final String LETTERS = "aabbc  AB\n\u200b\u00e9e\u0301";

    private static GuardSettings banning(List<String> phrases) {
        return new GuardSettings(phrases, 0, 0, false, "");
    }

    private static final class Played {
        final StringBuilder left = new StringBuilder();
        boolean blocked;
        final Channel channel;
        private final List<ChatEvent> out = new ArrayList<>();

        Played(GuardSettings settings, Vault vault, boolean json) {
            Terms terms = new Terms(settings, Guardrails.of(settings), vault, false);
            channel = terms.channel(json, settings.maxLength());
        }

        void add(String piece) {
            channel.add(new ChatEvent.TextDelta(0, piece), piece, out);
            take();
        }

        void finish() {
            channel.finish(out);
            take();
        }

        private void take() {
            blocked |= channel.blocked();
            for (ChatEvent event : out) {
                left.append(((ChatEvent.TextDelta) event).text());
            }
            out.clear();
        }
    }

    private static Played play(GuardSettings settings, Vault vault, List<String> pieces) {
        Played played = new Played(settings, vault, false);
        for (String piece : pieces) {
            if (!played.blocked && !played.channel.cut()) {
                played.add(piece);
            }
        }
        if (!played.blocked && !played.channel.cut()) {
            played.finish();
        }
        return played;
    }

    /// After every character all has left but what could still become a phrase.
    @Test
    void holdsBackOnlyWhatCouldStillBecomeAPhrase() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            List<String> phrases = phrases(random);
            String text = text(random, 30);
            Played played = new Played(banning(phrases), new Vault(_ -> false), false);
            for (int i = 0; i < text.length() && !played.blocked; i++) {
                played.add(text.substring(i, i + 1));
                String seen = text.substring(0, i + 1);
                int expected = undecided(phrases, seen);
                if (!played.blocked) {
                    assertThat(played.left.length())
                            .as(phrases + " in " + seen)
                            .isGreaterThanOrEqualTo(expected);
                }
                assertThat(seen).startsWith(played.left.toString());
                assertThat(holds(phrases, played.left.toString())).isFalse();
            }
        }
    }

    /// The first position from which the rest is the beginning of a phrase.
    private static int undecided(List<String> phrases, String seen) {
        for (int from = 0; from < seen.length(); from++) {
            String rest = Folding.text("x" + seen.substring(from)).substring(1);
            String open = seen.endsWith(" ") || seen.endsWith("\n") ? rest + " " : rest;
            for (String phrase : phrases) {
                String folded = Folding.text(phrase);
                if (folded.startsWith(open.strip()) || open.startsWith(folded)) {
                    return from;
                }
            }
        }
        return seen.length();
    }

    private static boolean holds(List<String> phrases, String text) {
        String folded = Folding.text(text + ".");
        for (String phrase : phrases) {
            String looked = Folding.text(phrase);
            int at = folded.indexOf(looked);
            for (; at >= 0; at = folded.indexOf(looked, at + 1)) {
                if (folded.charAt(at + looked.length()) != '\u0301') {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> phrases(Random random) {
        List<String> phrases = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            String phrase = text(random, 6);
            // a mark at the beginning would be a part of the letter before it
            if (!Folding.text(phrase).isEmpty() && Folding.text(phrase).charAt(0) < 0x300) {
                phrases.add(phrase);
            }
        }
        return phrases;
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static List<String> split(Random random, String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(9));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    @Test
    void decidesTheSameHoweverTheTextIsCut() {
        Random random = new Random(9);
        for (int round = 0; round < 3_000; round++) {
            GuardSettings settings =
                    new GuardSettings(
                            phrases(random),
                            0,
                            random.nextInt(3) == 0 ? 5 + random.nextInt(60) : 0,
                            false,
                            "",
                            false,
                            List.of(
                                    new TextPattern("code", "c[abc]+\\d", anyAction(random)),
                                    new TextPattern("end", "(?i)z{2,3}|y.y", anyAction(random))),
                            Map.of(
                                    Entity.EMAIL, anyAction(random),
                                    Entity.CARD, anyAction(random),
                                    Entity.PHONE, anyAction(random),
                                    Entity.IP, anyAction(random),
                                    Entity.IBAN, anyAction(random),
                                    Entity.SECRET, anyAction(random)),
                            "",
                            null);
            String text = spiced(random);
            Played whole = play(settings, vault(), List.of(text));
            Played parts = play(settings, vault(), split(random, text));
            assertThat(parts.blocked).as(settings + " on " + text).isEqualTo(whole.blocked);
            assertThat(parts.channel.cut()).as(settings + text).isEqualTo(whole.channel.cut());
            if (!whole.blocked) {
                assertThat(parts.left.toString())
                        .as(settings + text)
                        .isEqualTo(whole.left.toString());
            }
        }
    }

    private static Action anyAction(Random random) {
        return random.nextInt(6) == 0 ? Action.BLOCK : Action.REDACT;
    }

    private static Vault vault() {
        Vault vault = new Vault(_ -> false);
        vault.token("EMAIL", "joe@example.com");
        vault.token("CARD", "4111 1111 1111 1111");
        return vault;
    }

    private static String spiced(Random random) {
        String[] spices = {
            "ann@example.org",
            "4111 1111 1111 1111",
            "+49 30 901820",
            "(415) 555-2671",
            "192.168.0.17",
            "2001:db8::1",
            "DE89 3704 0044 0532 0130 00",
            "<EMAIL_1>",
            "<CARD_1>",
            "<EMAIL_",
            "cab7",
            "zzz",
            "y!y",
            "sk-abcdefghij0123456789",
            "2024-01-15 10:30",
            "🙂",
            "DE8"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(text(random, 8)).append(spices[random.nextInt(spices.length)]);
            text.append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
