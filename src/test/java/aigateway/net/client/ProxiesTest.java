package aigateway.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "HTTPS_PROXY", "http://one:3128",
                    "https_proxy", "http://two:3128",
                    "ALL_PROXY", "socks5h://three",
                    "NO_PROXY", "internal, .corp.example,*.lab.example, host:8443");

    private static @Nullable String proxy(boolean secure, String host) {
        Proxy proxy = Proxies.of(ENVIRONMENT).to(new Origin(secure, host, 8443));
        return proxy == null ? null : proxy.toString();
    }

    @Test
    void takesTheVariableInLowerCaseFirst() {
        assertThat(proxy(true, "api.example")).isEqualTo("two:3128");
    }

    @Test
    void takesTheOneForAllWhereThereIsNoOther() {
        assertThat(proxy(false, "api.example")).isEqualTo("three:1080");
    }

    @Test
    void leavesOutNamesAndTheirSubdomains() {
        String[] direct = {
            "internal", "a.internal", "corp.example", "a.corp.example", "a.lab.example", "host",
        };
        for (String host : direct) {
            assertThat(proxy(true, host)).as(host).isNull();
        }
        for (String host : new String[] {"notinternal", "xcorp.example", "internal.example"}) {
            assertThat(proxy(true, host)).as(host).isNotNull();
        }
    }

    @Test
    void neverProxiesThisMachine() {
        for (String host :
                new String[] {"localhost", "a.localhost", "127.0.0.1", "127.1.2.3", "::1"}) {
            assertThat(proxy(true, host)).as(host).isNull();
        }
    }

    @Test
    void aStarLeavesOutEverything() {
        Proxies none = Proxies.of(Map.of("ALL_PROXY", "p:1", "NO_PROXY", "*"));
        assertThat(none.to(new Origin(true, "api.example", 443))).isNull();
    }
}
