package aigateway.egress.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aigateway.egress.setting.EgressRoute.Access;
import aigateway.json.Json;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which endpoints an administrator may set, and how far they reach then: row by row.
class EndpointTableTest {
    private final Hosts hosts =
            new Hosts()
                    .name("public.example", "93.184.215.14", "2606:2800:21f::1")
                    .name("inside.example", "10.1.2.3")
                    .name("both.example", "93.184.215.14", "192.168.0.1")
                    .name("six.example", "fd12::1")
                    .name("link.example", "169.254.169.254");

    private EgressRoute set(String endpoint) throws BadValue {
        String json = "{\"r\":{\"endpoint\":\"" + endpoint.replace("\\", "\\\\") + "\"}}";
        return Objects.requireNonNull(
                new EgressSetting(hosts.rules())
                        .change(
                                Objects.requireNonNull(Json.root(Bytes.utf8(json))),
                                EgressSettings.NONE)
                        .routes()
                        .get("r"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://169.254.0.1",
                "http://100.100.100.200",
                "http://168.63.129.16",
                "http://192.0.0.192",
                "http://metadata.google.internal/computeMetadata",
                "http://METADATA.google.internal.",
                "http://metadata",
                "http://[fd00:ec2::254]",
                "http://[fe80::1]",
                "http://[fe80::1%25eth0]",
                "http://[::ffff:169.254.169.254]",
                "http://[::169.254.169.254]",
                "http://[2002:a9fe:a9fe::1]",
                "http://[64:ff9b::169.254.169.254]",
                "http://[64:ff9b:1::a9fe:a9fe]",
                "http://224.0.0.1",
                "http://239.255.255.250",
                "http://[ff02::1]",
                "http://255.255.255.255",
                "http://0.0.0.0",
                "http://[::]",
                "http://0",
                "http://127.1",
                "http://2130706433",
                "http://0x7f.1",
                "http://0x7f000001",
                "http://0177.0.0.1",
                "http://127.0.0.1.",
                "http://2852039166",
                "http://user@example.com",
                "http://a:b@10.0.0.1",
                "http://public.example#x",
                "http://public.example?x=y",
                "http://public.example/a/../b",
                "http://public.example/%2e%2e/b",
                "http://127.0.0。1",
                "http://１２７.0.0.1",
                "http://bücher.example",
                "http://public.example:0",
                "http://public.example:65536",
                "http://public.example:x",
                "file:///etc/passwd",
                "gopher://public.example",
                "unix:/var/run/docker.sock",
                "ftp://public.example",
                "//public.example/x",
                "public.example",
                "http:public.example",
                "http:///x",
                "http://",
                "http://a b",
                "http://public.example\\\\@10.0.0.1",
                ""
            })
    void refusesAtOnce(String endpoint) {
        BadValue refused = catchThrowableOfType(BadValue.class, () -> set(endpoint));

        assertThat(refused).as(endpoint).isNotNull();
        assertThat(refused.field()).isEqualTo("r.endpoint");
        assertThat(refused.text()).startsWith("`r.endpoint` ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000",
                "http://127.8.9.10/x",
                "http://localhost:9000",
                "http://LOCALHOST.",
                "http://api.localhost",
                "http://10.0.0.1",
                "http://172.16.0.1",
                "http://172.31.255.255",
                "http://192.168.1.1",
                "http://100.64.0.1",
                "http://[::1]:9000/x",
                "http://[::ffff:127.0.0.1]",
                "http://[fd12:3456::1]",
                "http://[fec0::1]",
                "http://[2002:7f00:1::]",
                "http://[64:ff9b::10.0.0.1]",
                "https://inside.example/v1/",
                "http://both.example",
                "http://six.example"
            })
    void letsAnAdministratorReachInside(String endpoint) throws BadValue {
        assertThat(set(endpoint).access()).isEqualTo(Access.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.215.14",
                "https://[2606:2800:21f::1]/x",
                "https://public.example/v1",
                "https://PUBLIC.example./",
                "http://public.example:8080/a/b..c/d",
                "http://nobody.example",
                "http://link.example",
                "http://xn--bcher-kva.example"
            })
    void keepsTheRestInPublic(String endpoint) throws BadValue {
        EgressRoute route = set(endpoint.replace("PUBLIC", "public"));

        assertThat(route.access()).isEqualTo(Access.PUBLIC);
    }
}
