package aigateway.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.Reach;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700:4700::1111",
                "3ffe::1",
                "3fff:1000::1"
            })
    void reachesWhatIsPublic(String address) {
        assertThat(refused(address, Reach.ANY)).isFalse();
        assertThat(refused(address, Reach.PUBLIC)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "0.255.255.255, false",
        "10.0.0.0, false",
        "10.255.255.255, false",
        "100.64.0.0, false",
        "100.127.255.255, false",
        "100.100.100.200, true",
        "127.0.0.0, false",
        "127.0.0.1, false",
        "127.255.255.255, false",
        "169.254.0.0, true",
        "169.254.169.254, true",
        "169.254.255.255, true",
        "168.63.129.16, true",
        "172.16.0.0, false",
        "172.31.255.255, false",
        "192.0.0.0, false",
        "192.0.0.192, true",
        "192.0.0.255, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.0.0, false",
        "192.168.255.255, false",
        "198.18.0.0, false",
        "198.19.255.255, false",
        "198.51.100.1, false",
        "203.0.113.255, false",
        "224.0.0.1, true",
        "239.255.255.255, true",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::2, false",
        "::169.254.169.254, true",
        "::ffff:127.0.0.1, false",
        "::ffff:169.254.169.254, true",
        "::ffff:0:808:808, false",
        "64:ff9b::808:808, false",
        "64:ff9b::a9fe:a9fe, true",
        "64:ff9b:1::808:808, false",
        "100::1, false",
        "1fff::1, false",
        "2001::1, false",
        "2001:0:53aa:64c:0:7a7e:5301:5601, false",
        "2001:1::1, false",
        "2001:10::1, false",
        "2001:20::1, false",
        "2001:1ff:ffff::1, false",
        "2001:db8::1, false",
        "2001:db8:ffff::1, false",
        "2002::1, false",
        "2002:808:808::1, false",
        "2002:a9fe:a9fe::1, true",
        "3fff::1, false",
        "3fff:fff::1, false",
        "4000::1, false",
        "5f00::1, false",
        "fc00::1, false",
        "fdff::1, false",
        "fd00:ec2::254, true",
        "fe80::1, true",
        "febf::1, true",
        "fec0::1, false",
        "ff02::1, true",
        "ff0e::1, true"
    })
    void refusesWhatIsNot(String address, boolean always) {
        assertThat(refused(address, Reach.PUBLIC)).isTrue();
        assertThat(refused(address, Reach.ANY)).isEqualTo(always);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0x7f000001", "0"})
    void seesThroughOtherWaysToWriteAnAddress(String text) {
        try {
            for (InetAddress address : InetAddress.getAllByName(text)) {
                assertThat(Reachable.isRefused(address, Reach.PUBLIC)).isTrue();
            }
        } catch (UnknownHostException e) {
            assertThat(NetUtil.createInetAddressFromIpAddressString(text)).isNull();
        }
    }

    /// The JDK makes addresses of version 4 of them; what they are written as tells more.
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:8.8.8.8", "::8.8.8.8", "::ffff:808:808", "::ffff:10.0.0.1"})
    void refusesVersion4InTheDressOfVersion6(String text) {
        assertThat(Reachable.isRefused(text, Reach.PUBLIC)).isTrue();
        assertThat(Reachable.isRefused(text, Reach.ANY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, false, false",
        "2606:4700:4700::1111, false, false",
        "example.com, false, false",
        "localhost, false, false",
        "10.0.0.1, false, true",
        "169.254.169.254, true, true",
        "::ffff:169.254.169.254, true, true"
    })
    void checksHostsThatAreAddresses(String host, boolean always, boolean open) {
        assertThat(Reachable.isRefused(host, Reach.ANY)).isEqualTo(always);
        assertThat(Reachable.isRefused(host, Reach.PUBLIC)).isEqualTo(open);
    }

    private static boolean refused(String text, Reach reach) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
        assertThat(address).isNotNull();
        return Reachable.isRefused(address, reach);
    }
}
