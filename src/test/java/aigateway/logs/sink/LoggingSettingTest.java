package aigateway.logs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import aigateway.settings.BadValue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggingSettingTest {
    private static final String EMPTY =
            "{\"enableElasticSearch\":false,\"elasticSearchEndpoint\":\"\",\"elasticApiKey\":\"\","
                    + "\"enableSplunk\":false,\"splunkEndpoint\":\"\",\"splunkToken\":\"\","
                    + "\"enableDatadog\":false,\"datadogEndpoint\":\"\",\"datadogApiKey\":\"\","
                    + "\"enableOpenTelemetry\":false,\"openTelemetryEndpoint\":\"\","
                    + "\"sinkQueueBytes\":"
                    + LoggingSettings.DEFAULT_QUEUE_BYTES
                    + ",\"sinkCompression\":true,\"logBodies\":false}";

    private final LoggingSetting setting = new LoggingSetting();

    @Test
    void showsEveryKeyOfTheFile() throws BadValue {
        assertThat(setting.show(value("{}")).utf8()).isEqualTo(EMPTY);
        assertThat(setting.show(value(EMPTY)).utf8()).isEqualTo(EMPTY);
    }

    @Test
    void readsWhatItWrites() throws BadValue {
        LoggingSettings value =
                value(
                        "{\"enableSplunk\":true,\"splunkEndpoint\":\" https://s:8088 \","
                                + "\"splunkToken\":\"token-0123456789\",\"openTelemetryEndpoint\":\"o\"}");
        assertThat(value.splunk())
                .isEqualTo(
                        new LoggingSettings.Destination(
                                true, "https://s:8088", new Secret("token-0123456789")));
        assertThat(setting.read(json(setting.write(value).utf8()))).isEqualTo(value);
    }

    @Test
    void masksSecretsAndTakesTheMaskForTheSecret() throws BadValue {
        LoggingSettings before = value("{\"elasticApiKey\":\"key-0123456789\"}");
        String shown = setting.show(before).utf8();

        assertThat(shown).contains("\"elasticApiKey\":\"****6789\"").doesNotContain("0123456789");
        LoggingSettings after =
                setting.change(json(shown.replace("Search\":false", "Search\":true")), before);
        assertThat(after.elasticSearch().enabled()).isTrue();
        assertThat(after.elasticSearch().key()).isEqualTo(new Secret("key-0123456789"));
    }

    @Test
    void leavesWhatIsNotNamed() throws BadValue {
        LoggingSettings before =
                value("{\"enableSplunk\":true,\"splunkToken\":\"t\",\"datadogEndpoint\":\"d\"}");
        LoggingSettings after = setting.change(json("{\"splunkEndpoint\":\"s\"}"), before);

        assertThat(after.splunk())
                .isEqualTo(new LoggingSettings.Destination(true, "s", new Secret("t")));
        assertThat(after.datadog()).isEqualTo(before.datadog());
        assertThat(setting.change(json("{\"splunkToken\":\"\"}"), before).splunk().key()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"enableSplunk\":\"yes\"},enableSplunk",
                "{\"splunkToken\":7},splunkToken",
                "{\"splunkToken\":\"****9999\"},splunkToken",
                "{\"spelunk\":true},spelunk",
                "{\"sinkQueueBytes\":1},sinkQueueBytes",
                "{\"elasticSearchEndpoint\":\"http://me:pass@es:9200/x\"},elasticSearchEndpoint",
                "{\"datadogEndpoint\":\"me:pass@dd\"},datadogEndpoint",
                "{\"sinkCompression\":\"gzip\"},sinkCompression",
                "[],",
            })
    void refusesWhatIsWrong(String posted, String field) throws BadValue {
        LoggingSettings before = value("{\"splunkToken\":\"token-0123456789\"}");
        BadValue refusal =
                catchThrowableOfType(BadValue.class, () -> setting.change(json(posted), before));
        assertThat(refusal.field()).isEqualTo(Objects.requireNonNullElse(field, ""));
    }

    @Test
    void takesBackWhatTheAdminApiShowsBesideTheKeys() throws BadValue {
        String shown =
                EMPTY.replace(
                        ":true,\"logBodies\":false}",
                        ":false,\"sinks\":{\"splunk\":{\"lost\":1}}}");

        LoggingSettings value = setting.change(json(shown), value("{\"sinkQueueBytes\":65536}"));

        assertThat(value.compression()).isFalse();
        assertThat(setting.write(value).utf8()).doesNotContain("sinks", "lost");
    }

    @Test
    void hasTheKeysOfTheFile() {
        List<String> keys = LoggingSettings.SCHEMA.keys().stream().map(key -> key.name()).toList();
        assertThat(json(EMPTY))
                .satisfies(node -> keys.forEach(k -> assertThat(node.field(k)).isNotNull()));
    }

    private LoggingSettings value(String text) throws BadValue {
        return setting.read(json(text));
    }

    private static JsonNode json(String text) {
        return Objects.requireNonNull(Json.root(Bytes.utf8(text)), text);
    }
}
