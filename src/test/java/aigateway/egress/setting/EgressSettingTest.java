package aigateway.egress.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aigateway.egress.setting.EgressRoute.Access;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import aigateway.settings.BadValue;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressSettingTest {
    private static final String WHOLE =
            "{\"api\":{\"name\":\"api\",\"endpoint\":\"https://h.example/v1\","
                    + "\"enableCache\":false,\"enableRateLimit\":false,"
                    + "\"authorization\":\"Bearer secret-12345678\","
                    + "\"headers\":{\"x-key\":\"key-0123456789\"},"
                    + "\"connectTimeoutSeconds\":1.500,\"firstByteTimeoutSeconds\":2,"
                    + "\"idleTimeoutSeconds\":3,\"totalTimeoutSeconds\":0.001,"
                    + "\"reach\":\"public\"}}";

    private final Hosts hosts = new Hosts().name("h.example", "93.184.215.14");
    private final EgressSetting setting = new EgressSetting(hosts.rules());

    private static JsonNode json(String text) {
        return Objects.requireNonNull(Json.root(Bytes.utf8(text)), text);
    }

    private EgressSettings change(String json, EgressSettings current) throws BadValue {
        return setting.change(json(json), current);
    }

    private static EgressRoute only(EgressSettings settings) {
        assertThat(settings.routes()).hasSize(1);
        return settings.routes().values().iterator().next();
    }

    @Test
    void readsWhatItWrites() throws BadValue {
        EgressSettings value = setting.read(json(WHOLE));

        assertThat(setting.write(value).utf8()).isEqualTo(WHOLE);
        assertThat(only(value).limits()).isEqualTo(new RouteLimits(1_500, 2_000, 3_000, 1));
        assertThat(only(value).headers()).isEqualTo(Map.of("x-key", new Secret("key-0123456789")));
        assertThat(only(value).authorization()).isEqualTo(new Secret("Bearer secret-12345678"));
    }

    @Test
    void takesWhatIsNotSaidFromTheDefaults() throws BadValue {
        EgressRoute route =
                only(change("{\"a\":{\"endpoint\":\"http://10.0.0.1\"}}", EgressSettings.NONE));

        assertThat(route)
                .isEqualTo(
                        new EgressRoute(
                                "a",
                                "http://10.0.0.1",
                                true,
                                true,
                                Map.of(),
                                null,
                                RouteLimits.USUAL,
                                Access.PRIVATE));
    }

    @Test
    void masksSecretsAndTakesTheMasksForTheSecrets() throws BadValue {
        EgressSettings before = setting.read(json(WHOLE));
        String shown = setting.show(before).utf8();

        assertThat(shown)
                .contains("\"authorization\":\"****5678\"", "\"x-key\":\"****6789\"")
                .doesNotContain("secret", "0123");
        assertThat(change(shown, before)).isEqualTo(before);
    }

    @Test
    void sendsNoSecretToAnotherServer() throws BadValue {
        EgressSettings before = setting.read(json(WHOLE));
        String shown = setting.show(before).utf8();

        BadValue refused =
                catchThrowableOfType(
                        BadValue.class,
                        () -> change(shown.replace("h.example", "evil.example"), before));
        assertThat(refused.text()).contains("in full");
        assertThat(only(change(shown.replace("/v1", "/v2"), before)).authorization()).isNotNull();
    }

    @Test
    void looksUpWhereANameLeadsOnlyWhenItIsSet() throws BadValue {
        EgressSettings before =
                change("{\"a\":{\"endpoint\":\"http://h.example\"}}", EgressSettings.NONE);
        assertThat(only(before).access()).isEqualTo(Access.PUBLIC);
        hosts.name("h.example", "10.0.0.1");

        // somebody sets another route: this one comes along as it is shown
        assertThat(only(change(setting.show(before).utf8(), before)).access())
                .isEqualTo(Access.PUBLIC);
        assertThat(only(setting.read(json(setting.write(before).utf8()))).access())
                .isEqualTo(Access.PUBLIC);
        // it is set itself
        assertThat(only(change("{\"a\":{\"endpoint\":\"http://h.example\"}}", before)).access())
                .isEqualTo(Access.PRIVATE);
    }

    @Test
    void believesNobodyWhoSaysWhereANameLeads() throws BadValue {
        String json = "{\"a\":{\"endpoint\":\"http://h.example\",\"reach\":\"private\"}}";

        assertThat(only(change(json, EgressSettings.NONE)).access()).isEqualTo(Access.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A9", "my-api_v1.2~x", "v12", "0"})
    void takesPlainNames(String name) throws BadValue {
        String json = "{\"" + name + "\":{\"endpoint\":\"http://10.0.0.1\"}}";

        assertThat(only(change(json, EgressSettings.NONE)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".a",
                "-a",
                "a/b",
                "a b",
                "a%2f",
                "ä",
                "v1",
                "APIS",
                "admin",
                "health",
                "metrics",
                "a?b",
                "a#b",
                "a\\\\b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesOtherNames(String name) {
        String json = "{\"" + name + "\":{\"endpoint\":\"http://10.0.0.1\"}}";
        BadValue refused =
                catchThrowableOfType(BadValue.class, () -> change(json, EgressSettings.NONE));

        assertThat(refused).as(name).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"enableCache\":1 | a.enableCache",
                "\"enableRateLimit\":\"x\" | a.enableRateLimit",
                "\"name\":\"b\" | a.name",
                "\"headers\":[] | a.headers",
                "\"headers\":{\"host\":\"x\"} | a.headers.host",
                "\"headers\":{\"Content-Length\":\"1\"} | a.headers.Content-Length",
                "\"headers\":{\"Proxy-Authorization\":\"1\"} | a.headers.Proxy-Authorization",
                "\"headers\":{\"a b\":\"1\"} | a.headers.a b",
                "\"headers\":{\"x\":\"a\\r\\nb: c\"} | a.headers.x",
                "\"headers\":{\"x\":\"****1234\"} | a.headers.x",
                "\"authorization\":\"a\\nb\" | a.authorization",
                "\"authorization\":\"****\" | a.authorization",
                "\"connectTimeoutSeconds\":0 | a.connectTimeoutSeconds",
                "\"connectTimeoutSeconds\":\"1\" | a.connectTimeoutSeconds",
                "\"idleTimeoutSeconds\":-1 | a.idleTimeoutSeconds",
                "\"totalTimeoutSeconds\":86401 | a.totalTimeoutSeconds",
                "\"totalTimeoutSeconds\":1e99 | a.totalTimeoutSeconds",
                "\"reach\":\"all\" | a.reach",
                "\"nonsense\":1 | a.nonsense"
            })
    void namesTheFieldAtFault(String field, String name) {
        String json = "{\"a\":{\"endpoint\":\"http://10.0.0.1\"," + field + "}}";
        BadValue refused =
                catchThrowableOfType(BadValue.class, () -> change(json, EgressSettings.NONE));

        assertThat(refused).as(field).isNotNull();
        assertThat(refused.field()).isEqualTo(name);
    }
}
