package aigateway.logs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.logs.sink.LoggingSettings.Destination;
import aigateway.logs.sink.delivery.Endpoint;
import aigateway.provider.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkKindTest {
    @ParameterizedTest
    @CsvSource({
        "ELASTICSEARCH, http://localhost:9200, http://localhost:9200",
        "ELASTICSEARCH, localhost:9200/, http://localhost:9200",
        "ELASTICSEARCH, https://es.example/search/_bulk, https://es.example/search",
        "ELASTICSEARCH, https://es.example/ai-gateway/_bulk/, https://es.example",
        "ELASTICSEARCH, es.example, https://es.example",
        "ELASTICSEARCH, http://[::1]:9200//, http://[::1]:9200",
        "SPLUNK, https://splunk.example:8088, https://splunk.example:8088",
        "SPLUNK, https://s.example:8088/services/collector, https://s.example:8088",
        "SPLUNK, https://s.example:8088/services/collector/event, https://s.example:8088",
        "SPLUNK, https://s.example:8088/services/collector/event/, https://s.example:8088",
        "SPLUNK, https://s.example/a/services/collector/raw, https://s.example/a",
        "DATADOG, datadoghq.eu, https://http-intake.logs.datadoghq.eu",
        "DATADOG, us5.datadoghq.com, https://http-intake.logs.us5.datadoghq.com",
        "DATADOG, https://app.datadoghq.com, https://http-intake.logs.datadoghq.com",
        "DATADOG, https://api.us3.datadoghq.com/, https://http-intake.logs.us3.datadoghq.com",
        "DATADOG, http-intake.logs.ddog-gov.com, https://http-intake.logs.ddog-gov.com",
        "DATADOG, https://http-intake.logs.datadoghq.com/api/v2/logs, "
                + "https://http-intake.logs.datadoghq.com",
        "DATADOG, http://127.0.0.1:5000/v1/input, http://127.0.0.1:5000",
        "DATADOG, https://notdatadoghq.com, https://notdatadoghq.com",
        "OPEN_TELEMETRY, http://localhost:4318, http://localhost:4318",
        "OPEN_TELEMETRY, http://localhost:4318/v1/logs, http://localhost:4318",
        "OPEN_TELEMETRY, https://otlp.example/otlp/v1/logs/, https://otlp.example/otlp",
        "OPEN_TELEMETRY, HTTP://Collector.example:80/, http://collector.example",
    })
    void readsEndpointsAsPeopleWriteThem(SinkKind kind, String text, String expected) {
        Endpoint endpoint = kind.endpoint(text);
        String scheme = endpoint.origin().secure() ? "https://" : "http://";
        assertThat(scheme + endpoint.origin().authority() + endpoint.prefix()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://es.example, must begin with http:// or https://",
        "https://, is no URL",
        "https:///path, names no host",
        "https://es.example:99999, names no host",
        "https://user:pass@es.example, no user and no password",
        "https://es.example/?pretty, must hold no ?",
        "https://es example, is no URL",
        "http://localhost:port, names no host",
    })
    void refusesWhatIsNoEndpoint(String text, String why) {
        for (SinkKind kind : SinkKind.values()) {
            assertThatThrownBy(() -> kind.endpoint(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ELASTICSEARCH, http://e, key, true, ''",
        "ELASTICSEARCH, http://e, , true, it is on without elasticApiKey",
        "ELASTICSEARCH, , key, false, it is on without elasticSearchEndpoint",
        "ELASTICSEARCH, ftp://e, , false, it is on without elasticApiKey",
        "SPLUNK, , , false, it is on without splunkEndpoint and splunkToken",
        "SPLUNK, http://s, , false, it is on without splunkToken",
        "DATADOG, http://u:p@d, key, false, datadogEndpoint must hold no user and no password",
        "OPEN_TELEMETRY, http://o, , true, ''",
        "OPEN_TELEMETRY, , , false, it is on without openTelemetryEndpoint",
    })
    void namesWhatIsMissing(
            SinkKind kind, @Nullable String at, @Nullable String key, boolean works, String why) {
        Destination destination =
                new Destination(true, at == null ? "" : at, key == null ? null : new Secret(key));
        assertThat(kind.trouble(destination)).isEqualTo(why);
        assertThat(kind.works(destination)).isEqualTo(works);
    }
}
