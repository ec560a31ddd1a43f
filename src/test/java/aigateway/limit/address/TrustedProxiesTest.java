package aigateway.limit.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(
                    Stream.of("10.0.0.0/8", "fd00::/8")
                            .map(text -> Objects.requireNonNull(Network.parse(text)))
                            .toList());

    /// The peer is 10.0.0.1; lines of the field are parted by `|`.
    @ParameterizedTest
    @CsvSource({
        "'', 10.0.0.1",
        "6.6.6.6, 6.6.6.6",
        "'1.1.1.1, 6.6.6.6', 6.6.6.6",
        "'10.9.9.9, 6.6.6.6', 6.6.6.6",
        "'1.1.1.1, 6.6.6.6, 10.0.0.2', 6.6.6.6",
        "'6.6.6.6,10.0.0.2 ,  fd00::7', 6.6.6.6",
        "'1.1.1.1 | 6.6.6.6', 6.6.6.6",
        "'6.6.6.6 | 10.0.0.2, 10.0.0.3', 6.6.6.6",
        "'10.0.0.9, 10.0.0.2', 10.0.0.9",
        "'1.1.1.1, unknown', 10.0.0.1",
        "'1.1.1.1, _hidden, 10.0.0.2', 10.0.0.2",
        "'garbage, 6.6.6.6', 6.6.6.6",
        "'6.6.6.6:4711', 6.6.6.6",
        "'[2001:db8::1]:4711', 2001:db8::1",
        "'[2001:db8::1]', 2001:db8::1",
        "'2001:db8::1', 2001:db8::1",
        "'fe80::1%eth0', fe80::1",
        "'::ffff:6.6.6.6', 6.6.6.6",
        "'6.6.6.6, , ,', 6.6.6.6",
        "',', 10.0.0.1",
        "'6.6.6.6, ::ffff:10.0.0.2', 6.6.6.6"
    })
    void theLastAddressThatNoTrustedProxyHasIsTheClient(String lines, String client) {
        List<String> forwarded = lines.isEmpty() ? List.of() : List.of(lines.split("\\|"));
        assertThat(proxies.client(IpAddressTest.address("10.0.0.1"), forwarded).text())
                .isEqualTo(client);
    }
}
