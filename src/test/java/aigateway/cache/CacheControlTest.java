package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What callers say of the cache.
class CacheControlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                            | false | false | -1",
                "no-cache                    | true  | false | -1",
                "No-Cache                    | true  | false | -1",
                "no-store                    | false | true  | -1",
                "no-cache, no-store          | true  | true  | -1",
                "max-age=60                  | false | false | 60",
                "private,max-age=\"60\" ,x   | false | false | 60",
                "Max-Age=60                  | false | false | 60",
                "max-age=0                   | true  | false | -1",
                "max-age=                    | false | false | -1",
                "max-age=soon                | false | false | -1",
                "max-age=-1                  | false | false | -1",
                "max-age=99999999999999999999 | false | false | 31536000",
                "no-cachet, x-no-store, ,    | false | false | -1"
            })
    void isRead(String field, boolean noCache, boolean noStore, int maxAge) {
        assertThat(CacheControl.read(field)).isEqualTo(new CacheControl(noCache, noStore, maxAge));
    }
}
