package aigateway.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.guard.text.Draft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindersTest {
    private static List<String> all(Finder finder, String text) {
        Draft draft = new Draft(false);
        draft.append(text);
        List<String> found = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            int length =
                    finder.begins(text.charAt(at))
                            ? finder.find(draft, at, text.length(), true)
                            : Finder.NONE;
            if (length > 0) {
                found.add(text.substring(at, at + length));
                at += length - 1;
            }
        }
        return found;
    }

    private static Finder finder(String kind) {
        return switch (kind) {
            case "email" -> new Email();
            case "card" -> new Card();
            case "iban" -> new Iban();
            case "ip" -> new Ip();
            case "phone" -> new Phone();
            default -> new SecretKey();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | to a.b+c@mail.example.com, ok | a.b+c@mail.example.com",
                "email | (jörg@exämple.de) | jörg@exämple.de",
                "email | <x@y.org>. | x@y.org",
                "card | 4111 1111 1111 1111 | 4111 1111 1111 1111",
                "card | 378282246310005, | 378282246310005",
                "card | no 5555-5555-5555-4444! | 5555-5555-5555-4444",
                "iban | DE89 3704 0044 0532 0130 00 now | DE89 3704 0044 0532 0130 00",
                "iban | gb82west12345698765432 | gb82west12345698765432",
                "ip | at 192.168.0.17. | 192.168.0.17",
                "ip | [2001:db8::ff00:42:8329]:80 | 2001:db8::ff00:42:8329",
                "ip | ::ffff:10.0.0.1 | ::ffff:10.0.0.1",
                "phone | call +49 30 901820 now | +49 30 901820",
                "phone | (415) 555-2671. | (415) 555-2671",
                "phone | 415-555-2671 | 415-555-2671",
                "phone | 0044 20 7946 0018 | 0044 20 7946 0018",
                "phone | 030 12345678 | 030 12345678",
                "secret | sk-abcdefghij0123456789 ok | sk-abcdefghij0123456789",
                "secret | key=AKIAIOSFODNN7EXAMPLE; | AKIAIOSFODNN7EXAMPLE",
                "secret | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-def_ghi. | "
                        + "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-def_ghi"
            })
    void findsWhatThereIs(String kind, String text, String found) {
        assertThat(all(finder(kind), text)).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | a@b, @user, a@.com, x@localhost",
                "card | 4111 1111 1111 1112, 12345678, 41111111111111111111",
                "iban | DE89 3704 0044 0532 0130 01, DEAR sir, XX12",
                "ip | 1.2.3, 256.1.1.1, 1.2.3.4.5, 10:30, a::, std::vector, 12:30:45",
                "phone | 2024-01-15 10:30, 1234567, 3.14159265, +1 23, 12345678901234567, 10 20 30",
                "secret | sk-short, task-abcdefghij0123456789, eyJhbGciOiJIUzI1NiJ9, ----- x"
            })
    void findsNothingInWhatOnlyLooksLikeIt(String kind, String text) {
        assertThat(all(finder(kind), text)).isEmpty();
    }
}
