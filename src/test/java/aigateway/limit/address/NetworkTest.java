package aigateway.limit.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, 10.255.1.2, 11.0.0.0",
        "0.0.0.0/0, 0.0.0.0/0, 192.0.2.1, ::1",
        "192.0.2.1/32, 192.0.2.1, 192.0.2.1, 192.0.2.0",
        "::ffff:10.0.0.0/104, 10.0.0.0/8, 10.1.1.1, ::1",
        "2001:DB8::/32, 2001:db8::/32, 2001:db8:ffff::1, 2001:db9::",
        "2001:db8::1/128, 2001:db8::1, 2001:db8::1, 2001:db8::2",
        "::/0, ::/0, ::1, 192.0.2.1",
        "::1, ::1, ::1, ::2"
    })
    void holdsTheAddressesThatBeginAlike(String text, String usual, String in, String out) {
        Network network = Objects.requireNonNull(Network.parse(text));
        assertThat(network.text()).isEqualTo(usual);
        assertThat(network.contains(IpAddressTest.address(in))).isTrue();
        assertThat(network.contains(IpAddressTest.address(out))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "2001:db8::/129",
                "2001:db8::1/64",
                "/8",
                "10/8",
                "a/8",
                ""
            })
    void takesNothingElse(String text) {
        assertThat(Network.parse(text)).isNull();
    }
}
