package aigateway.egress.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCookiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a=b", "a=b;c=d;  e", "", "x-gateway-session=a", "a=gateway-session", ";;"})
    void leavesOthersAsTheyAre(String value) {
        assertThat(OwnCookies.without(value))
                .isEqualTo(value.contains("gateway-session") ? value.strip() : value);
    }

    @Test
    void takesItsOwnAway() {
        assertThat(OwnCookies.without("a=b; gateway-session=x;c=d")).isEqualTo("a=b; c=d");
        assertThat(OwnCookies.without("__Host-gateway-session=x; a=b")).isEqualTo("a=b");
        assertThat(OwnCookies.without("gateway-session=x")).isNull();
        assertThat(OwnCookies.without("gateway-session=x; gateway-session=y;")).isNull();
        assertThat(OwnCookies.without(" gateway-session = x ;a=b")).isEqualTo("a=b");
    }
}
