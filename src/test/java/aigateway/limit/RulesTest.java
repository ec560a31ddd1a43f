package aigateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.limit.address.IpAddress;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final Map<String, LimitPlan> CLIENTS =
            Map.of(
                    "10.1.2.3", plan("exact"),
                    "10.0.0.0/8", plan("large"),
                    "10.1.0.0/16", plan("small"),
                    "2001:db8::/32", plan("six"),
                    "2001:db8::1", plan("exact six"),
                    "2001:db8:1::/80", plan("narrow"));

    /// The last column is how many bits tell clients apart.
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, exact, 128",
        "::ffff:10.1.2.3, exact, 128",
        "10.1.2.4, small, 128",
        "10.2.2.4, large, 128",
        "192.0.2.1, default, 128",
        "2001:db8::1, exact six, 128",
        "2001:db8::2, six, 64",
        "2001:db8:1::2, narrow, 80",
        "2001:db9::2, default, 64"
    })
    void theNearestPlanCounts(String client, String plan, int prefix) {
        Rules rules = new Rules(new LimitSettings(plan("default"), CLIENTS));
        IpAddress address = address(client);
        Rule rule = Objects.requireNonNull(rules.of(address));
        assertThat(rule.plan().name()).isEqualTo(plan);
        assertThat(rule.prefix(address)).isEqualTo(prefix);
    }

    @Test
    void anyClientComesBeforeTheDefault() {
        Map<String, LimitPlan> clients =
                Map.of(ClientName.ANY, plan("any"), "10.0.0.0/8", plan("ten"));
        Rules rules = new Rules(new LimitSettings(plan("default"), clients));
        assertThat(name(rules, "10.0.0.1")).isEqualTo("ten");
        assertThat(name(rules, "192.0.2.1")).isEqualTo("any");
        assertThat(name(rules, "2001:db8::1")).isEqualTo("any");
    }

    @Test
    void whoHasNoPlanHasNoLimit() {
        Rules rules = new Rules(new LimitSettings(null, Map.of("::/0", plan("six"))));
        assertThat(rules.of(address("192.0.2.1"))).isNull();
        assertThat(name(rules, "::1")).isEqualTo("six");
    }

    @Test
    void saysThePlanAsStructuredFieldsDo() {
        Rule rule = Rule.of(new LimitPlan("a \"b\" \\ é", 5, 60), 64);
        assertThat(rule.policy()).isEqualTo("\"a \\\"b\\\" \\\\ _\";q=5;w=60");
    }

    private static String name(Rules rules, String client) {
        return Objects.requireNonNull(rules.of(address(client))).plan().name();
    }

    private static LimitPlan plan(String name) {
        return new LimitPlan(name, 5, 60);
    }

    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
