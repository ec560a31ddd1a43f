package aigateway.limit.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "2001:0db8:1:1:1:1:0:1, 2001:db8:1:1:1:1:0:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void readsAndWritesAllForms(String text, String usual) {
        assertThat(address(text).text()).isEqualTo(usual);
        assertThat(address(usual)).isEqualTo(address(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4 ",
                "1..2.3",
                "-1.2.3.4",
                "1.2.3.4:80",
                "localhost",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "::1.2.3",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::\u0661"
            })
    void takesNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void readsWhatTheJdkWrites() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[i % 4 == 0 ? 4 : 16];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            InetAddress jdk = InetAddress.getByAddress(bytes);
            IpAddress ours = address(jdk.getHostAddress());
            assertThat(InetAddress.ofLiteral(ours.text())).isEqualTo(jdk);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 128, 192.0.2.1",
        "192.0.2.1, 104, 192.0.0.0",
        "2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2::",
        "2001:db8:1:2:3:4:5:6, 56, 2001:db8:1::",
        "2001:db8:1:2:3:4:5:6, 65, 2001:db8:1:2::",
        "2001:db8:1:2:3:4:5:6, 127, 2001:db8:1:2:3:4:5:6",
        "2001:db8:1:2:3:4:5:7, 0, ::"
    })
    void keepsTheFirstBits(String text, int prefix, String masked) {
        assertThat(address(text).masked(prefix).text()).isEqualTo(masked);
    }

    static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
