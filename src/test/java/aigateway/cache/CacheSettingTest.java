package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cache's settings in JSON.
class CacheSettingTest {
    private final CacheSetting setting = new CacheSetting();

    private static JsonNode json(String text) {
        return Objects.requireNonNull(Json.root(Bytes.utf8(text)));
    }

    @Test
    void readsWhatItWrites() throws BadValue {
        CacheSettings value = new CacheSettings(false, 60, 1_000_000);
        String written = setting.write(value).utf8();
        assertThat(written).isEqualTo("{\"enabled\":false,\"ttlSeconds\":60,\"maxBytes\":1000000}");
        assertThat(setting.read(json(written))).isEqualTo(value);
    }

    @Test
    void takesWhatIsLeftOutAsUsual() throws BadValue {
        assertThat(setting.read(json("{}"))).isEqualTo(CacheSettings.USUAL);
    }

    @Test
    void leavesWhatAChangeDoesNotSay() throws BadValue {
        CacheSettings before = new CacheSettings(false, 60, 1_000_000);
        assertThat(setting.change(json("{\"enabled\":true}"), before))
                .isEqualTo(new CacheSettings(true, 60, 1_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"enabled\":1}          | enabled",
                "{\"ttlSeconds\":-1}      | ttlSeconds",
                "{\"ttlSeconds\":40000000} | ttlSeconds",
                "{\"maxBytes\":-1}        | maxBytes",
                "{\"maxBytes\":\"64\"}    | maxBytes",
                "{\"size\":1}             | size"
            })
    void refusesTheRest(String text, String field) {
        assertThatThrownBy(() -> setting.read(json(text)))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.field()).isEqualTo(field));
    }
}
