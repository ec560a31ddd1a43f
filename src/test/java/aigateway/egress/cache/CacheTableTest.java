package aigateway.egress.cache;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of RFC 9111, row by row. In fields `;;` ends a line, `@n` is a date.
class CacheTableTest {
    private final CacheTester cache = new CacheTester();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // request | status | answer | is it kept?
                " | 200 | cache-control: max-age=60 | true",
                " | 200 | cache-control: MAX-AGE=\"60\" | true",
                " | 200 | cache-control: s-maxage=60 | true",
                " | 200 | expires: @60 | true",
                " | 200 | expires: Thursday, 01-Jan-26 00:01:00 GMT | true",
                " | 200 | expires: Thu Jan  1 00:01:00 2026 | true",
                " | 200 | last-modified: @-1000 | true",
                " | 200 | etag: \"a\" | true",
                " | 200 | cache-control: no-cache ;; etag: \"a\" | true",
                " | 200 | cache-control: public, max-age=60 ;; set-cookie: a=b | true",
                " | 203 | cache-control: max-age=60 | true",
                " | 404 | cache-control: max-age=60 | true",
                " | 301 | last-modified: @-1000 | true",
                " | 302 | cache-control: max-age=60 | true",
                " | 200 | cache-control: max-age=60 ;; vary: accept | true",
                "authorization: a | 200 | cache-control: public, max-age=60 | true",
                "authorization: a | 200 | cache-control: s-maxage=60 | true",
                "authorization: a | 200 | cache-control: must-revalidate, max-age=60 | true",
                "cookie: a=b | 200 | cache-control: max-age=60 | true",
                " | 200 | x: y | false",
                " | 200 | cache-control: max-age=0 | false",
                " | 200 | cache-control: max-age=x | false",
                " | 200 | cache-control: max-age=-1 | false",
                " | 200 | expires: 0 | false",
                " | 200 | expires: @-60 | false",
                " | 200 | cache-control: max-age=60, no-store | false",
                " | 200 | cache-control: max-age=60 ;; cache-control: no-store | false",
                " | 200 | cache-control: private, max-age=60 | false",
                " | 200 | cache-control: private=\"x, y\", max-age=60 | false",
                " | 200 | cache-control: no-cache | false",
                " | 200 | cache-control: max-age=60 ;; set-cookie: a=b | false",
                " | 200 | cache-control: max-age=60 ;; vary: * | false",
                " | 206 | cache-control: max-age=60 | false",
                " | 302 | last-modified: @-1000 | false",
                " | 500 | cache-control: max-age=60 | false",
                " | 503 | cache-control: max-age=60 | false",
                "authorization: a | 200 | cache-control: max-age=60 | false",
                "cookie: a=b | 200 | last-modified: @-1000 ;; x: heuristics need a validator | true",
                "range: bytes=0-1 | 200 | cache-control: max-age=60 | false",
                "cache-control: no-store | 200 | cache-control: max-age=60 | false"
            })
    void keepsWhatMayBeKept(String request, int status, String answer, boolean kept) {
        assertThat(cache.store(request == null ? "" : request, status, answer)).isEqualTo(kept);
        assertThat(cache.held()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // answer | seconds later | request | is it given out unasked?
                "cache-control: max-age=60 | 59 | | true",
                "cache-control: max-age=60 | 60 | | false",
                "cache-control: max-age=60 ;; age: 30 | 29 | | true",
                "cache-control: max-age=60 ;; age: 30 | 30 | | false",
                "cache-control: max-age=60 ;; date: @-30 | 30 | | false",
                "cache-control: max-age=9, s-maxage=60 | 59 | | true",
                "cache-control: max-age=60, s-maxage=9 | 9 | | false",
                "cache-control: max-age=60 ;; expires: @-9 | 59 | | true",
                "cache-control: max-age=60, max-age=5 | 59 | | true",
                "expires: @60 | 59 | | true",
                "expires: @60 ;; date: @30 | 29 | | true",
                "expires: @60 ;; date: @30 | 31 | | false",
                "last-modified: @-1000 | 99 | | true",
                "last-modified: @-1000 | 100 | | false",
                "last-modified: @-100000000 | 86399 | | true",
                "last-modified: @-100000000 | 86400 | | false",
                "etag: \"a\" | 0 | | false",
                "cache-control: no-cache ;; etag: \"a\" | 0 | | false",
                "cache-control: no-cache=\"x\", max-age=60 ;; etag: \"a\" | 1 | | false",
                "cache-control: max-age=60 | 1 | cache-control: no-cache | false",
                "cache-control: max-age=60 | 1 | pragma: no-cache | false",
                "cache-control: max-age=60 | 1 | pragma: no-cache ;; cache-control: x | true",
                "cache-control: max-age=60 | 1 | cache-control: no-store | false",
                "cache-control: max-age=60 | 10 | cache-control: max-age=10 | true",
                "cache-control: max-age=60 | 11 | cache-control: max-age=10 | false",
                "cache-control: max-age=60 | 0 | cache-control: max-age=0 | false",
                "cache-control: max-age=60 | 49 | cache-control: min-fresh=10 | true",
                "cache-control: max-age=60 | 50 | cache-control: min-fresh=10 | false",
                "cache-control: max-age=60 | 70 | cache-control: max-stale=10 | true",
                "cache-control: max-age=60 | 71 | cache-control: max-stale=10 | false",
                "cache-control: max-age=60 | 9999 | cache-control: max-stale | true",
                "cache-control: max-age=60, must-revalidate | 61 | cache-control: max-stale | false",
                "cache-control: max-age=60, proxy-revalidate | 61 | cache-control: max-stale | false",
                "cache-control: s-maxage=60 | 61 | cache-control: max-stale | false",
                "cache-control: max-age=60 | 1 | range: bytes=0-1 | false",
                "cache-control: max-age=60 | 1 | if-match: \"a\" | false",
                "cache-control: max-age=60 ;; vary: accept | 1 | accept: x | false",
                "cache-control: max-age=60 ;; vary: Accept, X | 1 | y: z | true"
            })
    void givesOutWhatIsFresh(String answer, long later, String request, boolean given) {
        assertThat(cache.store("", 200, answer)).isTrue();
        cache.pass(later);

        Found.Usable found = cache.get(request == null ? "" : request);

        assertThat(found != null).isEqualTo(given);
        if (found != null) {
            assertThat(found.body().utf8()).isEqualTo("body");
            assertThat(found.headers().get("age")).isNotNull();
        }
    }

    @Test
    void tellsTheAge() {
        cache.store("", 200, "cache-control: max-age=60 ;; age: 5 ;; date: @-3");
        cache.pass(7);

        assertThat(Objects.requireNonNull(cache.get("")).headers().get("age")).isEqualTo("12");
    }

    @Test
    void keepsSeveralVariants() {
        String answer = "cache-control: max-age=60 ;; vary: accept-language ;; x: ";
        cache.store("accept-language: de,en", 200, answer + "de");
        cache.store("accept-language: fr", 200, answer + "fr");

        assertThat(x("accept-language: de, en")).isEqualTo("de");
        assertThat(x("accept-language: fr")).isEqualTo("fr");
        assertThat(cache.get("accept-language: it")).isNull();
        assertThat(cache.get("")).isNull();
        cache.store("accept-language: fr ;; cache-control: no-cache", 200, answer + "new");
        assertThat(x("accept-language: fr")).isEqualTo("new");
        assertThat(x("accept-language: de,en")).isEqualTo("de");
    }

    private String x(String request) {
        return String.valueOf(Objects.requireNonNull(cache.get(request)).headers().get("x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if-none-match: \"a\" | 304",
                "if-none-match: W/\"a\" | 304",
                "if-none-match: \"b\", \"a\" | 304",
                "if-none-match: \"b\" ;; if-none-match: \"a\" | 304",
                "if-none-match: * | 304",
                "if-none-match: \"b\" | 200",
                "if-none-match: \"b\" ;; if-modified-since: @0 | 200",
                "if-modified-since: @-100 | 304",
                "if-modified-since: @-101 | 200",
                "if-modified-since: nonsense | 200"
            })
    void answersConditionsItself(String request, int status) {
        cache.store("", 200, "cache-control: max-age=60 ;; etag: \"a\" ;; last-modified: @-100");
        Found.Usable found = Objects.requireNonNull(cache.get(request));

        assertThat(found.status()).isEqualTo(status);
        assertThat(found.body().length()).isEqualTo(status == 304 ? 0 : 4);
        assertThat(found.headers().get("etag")).isEqualTo("\"a\"");
    }

    @Test
    void answersHeadWithWhatGetHas() {
        cache.store("", 200, "cache-control: max-age=60");

        assertThat(cache.look("HEAD", "")).isInstanceOf(Found.Usable.class);
    }

    @Test
    void asksWhetherWhatIsStaleIsStillGood() {
        cache.store(
                "", 200, "cache-control: max-age=9 ;; etag: \"a\" ;; last-modified: @-9 ;; x: 1");
        cache.pass(10);
        CacheAccess access = cache.access("GET", "x: y");
        assertThat(access.look()).isInstanceOf(Found.Ask.class);

        Found.Usable good =
                Objects.requireNonNull(
                        access.stillGood(
                                CacheTester.fields(
                                        "cache-control: max-age=99 ;; x: 2 ;; content-type: no")));
        assertThat(good.status()).isEqualTo(200);
        assertThat(good.body().utf8()).isEqualTo("body");
        assertThat(good.headers().get("x")).isEqualTo("2");
        assertThat(good.headers().get("content-type")).isNull();
        cache.pass(98);
        assertThat(cache.get("")).isNotNull();
    }

    @Test
    void addsItsOwnConditionsOnlyWhereTheCallerHasNone() {
        cache.store("", 200, "cache-control: max-age=9 ;; etag: \"a\" ;; last-modified: @-9");
        cache.pass(10);
        Headers plain = new Headers();
        cache.access("GET", plain).look();
        Headers own = new Headers().add("if-none-match", "\"b\"");
        cache.access("GET", own).look();

        assertThat(plain.get("if-none-match")).isEqualTo("\"a\"");
        assertThat(plain.get("if-modified-since")).isNotNull();
        assertThat(own.size()).isEqualTo(1);
    }

    @Test
    void putsOutWhatChanged() {
        cache.store("", 200, "cache-control: max-age=60");
        CacheAccess post = cache.access("POST", "");
        assertThat(post.pass()).isInstanceOf(Found.Bypass.class);
        post.wrote(List.of());

        assertThat(cache.get("")).isNull();
    }

    @Test
    void keepsNothingThatWasOnItsWayWhileSomethingChanged() {
        CacheAccess get = cache.access("GET", "");
        get.look();
        Recording recording =
                Objects.requireNonNull(
                        get.answered(200, CacheTester.fields("cache-control: max-age=60")));
        cache.access("PUT", "").wrote(List.of());
        recording.complete();

        assertThat(cache.get("")).isNull();
        assertThat(cache.held()).isZero();
    }

    @Test
    void keepsNothingThatIsNotWholeOrTooLong() {
        CacheAccess get = cache.access("GET", "");
        get.look();
        Headers answer = CacheTester.fields("cache-control: max-age=60");
        Recording cut = Objects.requireNonNull(get.answered(200, answer));
        cut.add(Bytes.utf8("half"));
        assertThat(cache.held()).isEqualTo(4);
        cut.drop();
        Recording large = Objects.requireNonNull(get.answered(200, answer));
        for (int i = 0; i < 100; i++) {
            large.add(Bytes.of(new byte[1024]));
        }
        large.complete();

        assertThat(cache.get("")).isNull();
        assertThat(cache.held()).isZero();
    }

    @Test
    void isSatisfiedWithNothingElseWhereTheCallerWantsIt() {
        assertThat(cache.look("GET", "cache-control: only-if-cached"))
                .isInstanceOf(Found.Unsatisfiable.class);
        cache.store("", 200, "cache-control: max-age=60");
        assertThat(cache.look("GET", "cache-control: only-if-cached"))
                .isInstanceOf(Found.Usable.class);
    }

    @Test
    void forgetsWhatANewerAnswerReplaces() {
        cache.store("", 200, "cache-control: max-age=60");
        cache.store("cache-control: no-cache", 200, "cache-control: no-store");

        assertThat(cache.get("")).isNull();
        assertThat(cache.size()).isZero();
    }
}
