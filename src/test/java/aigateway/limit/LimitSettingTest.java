package aigateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSettingTest {
    private static final String PLAN =
            "{\"name\":\"a\",\"requestsPerWindow\":5,\"windowSeconds\":60}";

    private final LimitSetting setting = new LimitSetting();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'clients':{}}",
                "{'policy':{'name':'basic','requestsPerWindow':5,'windowSeconds':60},'clients':{}}",
                "{'policy':{'name':'basic','requestsPerWindow':100000000,'windowSeconds':31536000,"
                        + "'window':'sliding','ipv6Prefix':56},'clients':{'*.*.*.*':{'name':'x',"
                        + "'requestsPerWindow':1,'windowSeconds':1},'10.0.0.0/8':{'name':'y',"
                        + "'requestsPerWindow':2,'windowSeconds':3,'window':'sliding'}}}"
            })
    void writesWhatItReads(String text) throws BadValue {
        String json = text.replace('\'', '"');
        assertThat(setting.write(read(json)).utf8()).isEqualTo(json);
    }

    @Test
    void writesClientsInTheirUsualSpelling() throws BadValue {
        LimitSettings settings =
                read(
                        "{\"clients\":{\"::ffff:c000:201\":"
                                + PLAN
                                + ",\"2001:DB8::0\":"
                                + PLAN
                                + "}}");
        assertThat(settings.clients()).containsOnlyKeys("192.0.2.1", "2001:db8::");
    }

    @Test
    void noPolicyIsNoLimit() throws BadValue {
        assertThat(read("{}")).isEqualTo(LimitSettings.NONE);
        assertThat(read("{\"policy\":{},\"clients\":{}}")).isEqualTo(LimitSettings.NONE);
        assertThat(read("{\"policy\":null}").isEmpty()).isTrue();
    }

    @Test
    void aNameThatIsLeftOutIsTheClient() throws BadValue {
        String plan = "{\"requestsPerWindow\":5,\"windowSeconds\":60}";
        LimitSettings settings =
                read("{\"policy\":" + plan + ",\"clients\":{\"10.0.0.1\":" + plan + "}}");
        assertThat(settings)
                .isEqualTo(
                        new LimitSettings(
                                new LimitPlan("default", 5, 60),
                                Map.of("10.0.0.1", new LimitPlan("10.0.0.1", 5, 60))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[] | ~~",
                "{\"plan\":{}} | plan",
                "{\"policy\":[]} | policy",
                "{\"policy\":{\"name\":\"a\",\"windowSeconds\":60}} | policy.requestsPerWindow",
                "{\"policy\":{\"name\":\"a\",\"requestsPerWindow\":5}} | policy.windowSeconds",
                "{\"policy\":{\"requestsPerWindow\":0,\"windowSeconds\":60}} | policy.requestsPerWindow",
                "{\"policy\":{\"requestsPerWindow\":-5,\"windowSeconds\":60}} | policy.requestsPerWindow",
                "{\"policy\":{\"requestsPerWindow\":\"5\",\"windowSeconds\":60}} | policy.requestsPerWindow",
                "{\"policy\":{\"requestsPerWindow\":100000001,\"windowSeconds\":60}} | policy.requestsPerWindow",
                "{\"policy\":{\"requestsPerWindow\":5,\"windowSeconds\":0}} | policy.windowSeconds",
                "{\"policy\":{\"requestsPerWindow\":5,\"windowSeconds\":31536001}} | policy.windowSeconds",
                "{\"policy\":{\"name\":1,\"requestsPerWindow\":5,\"windowSeconds\":6}} | policy.name",
                "{\"policy\":{\"name\":\" \",\"requestsPerWindow\":5,\"windowSeconds\":6}} | policy.name",
                "{\"policy\":{\"name\":\"a\\r\\nb\",\"requestsPerWindow\":5,\"windowSeconds\":6}} | policy.name",
                "{\"policy\":{\"window\":\"x\",\"requestsPerWindow\":5,\"windowSeconds\":6}} | policy.window",
                "{\"policy\":{\"ipv6Prefix\":8,\"requestsPerWindow\":5,\"windowSeconds\":6}} | policy.ipv6Prefix",
                "{\"policy\":{\"more\":8,\"requestsPerWindow\":5,\"windowSeconds\":6}} | policy.more",
                "{\"clients\":{\"nobody\":{\"requestsPerWindow\":5,\"windowSeconds\":6}}} | clients.nobody",
                "{\"clients\":{\"10.0.0.1/8\":{\"requestsPerWindow\":5,\"windowSeconds\":6}}} | clients.10.0.0.1/8",
                "{\"clients\":{\"10.0.0.1\":null}} | clients.10.0.0.1",
                "{\"clients\":{\"10.0.0.1\":{\"requestsPerWindow\":5}}} | clients.10.0.0.1.windowSeconds",
                "{\"clients\":{\"10.0.0.1\":{\"ipv6Prefix\":64,\"requestsPerWindow\":5,\"windowSeconds\":6}}} | clients.10.0.0.1.ipv6Prefix"
            })
    void refusesWhatIsWrongAndSaysWhere(String json, String field) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.field()).isEqualTo(field));
    }

    @Test
    void refusesAClientThatIsThereTwice() {
        String json = "{\"clients\":{\"::1\":" + PLAN + ",\"0:0::1\":" + PLAN + "}}";
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(BadValue.class)
                .hasMessage("`clients.0:0::1` is there twice, as ::1");
    }

    private LimitSettings read(String json) throws BadValue {
        JsonNode node = Objects.requireNonNull(Json.root(Bytes.utf8(json)));
        return setting.read(node);
    }
}
