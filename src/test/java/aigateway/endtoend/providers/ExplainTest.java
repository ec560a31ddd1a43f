package aigateway.endtoend.providers;

import static aigateway.testing.GatewayTester.provider;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `/admin/routing` of a whole gateway.
class ExplainTest {
    private static final String ALIASES =
            """
            [models."fast"]
            targets = ["two/b", "mistral/m", "one/a"]
            [models."spread"]
            targets = ["one/a", "mistral/m", "two/b"]
            weights = [3, 4, 1]
            """;
    private static final String MESSAGES =
            "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";

    private final FakeProvider one = FakeProvider.start().always(OpenAi.completion("one"));
    private final FakeProvider two = FakeProvider.start().always(Anthropic.message("two"));
    private GatewayTester gateway;
    private Admin admin;

    @BeforeEach
    void start() {
        gateway =
                GatewayTester.start(
                        ALIASES
                                + "[mistralConfig]\napiKey = \"\"\n"
                                + provider("one", "openai", one)
                                + provider("two", "anthropic", two));
        admin = Admin.of(gateway);
    }

    @AfterEach
    void stop() {
        admin.close();
        gateway.close();
        one.close();
        two.close();
    }

    private JsonNode explain(String body) throws Exception {
        Reply reply = admin.post("/admin/routing/explain", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode model(String model, String more) throws Exception {
        return explain("{\"request\":{\"model\":\"" + model + "\"," + MESSAGES + more + "}}");
    }

    private static List<String> targets(JsonNode explained) {
        List<String> targets = new ArrayList<>();
        for (JsonNode one : explained.path("targets")) {
            assertThat(one.path("position").asInt()).isEqualTo(targets.size() + 1);
            String rests = one.path("resting").asBoolean() ? " rests" : "";
            targets.add(
                    one.path("provider").asString() + "/" + one.path("model").asString() + rests);
        }
        return targets;
    }

    @Test
    void showsWhatRoutingGoesBy() throws Exception {
        JsonNode routing = admin.get("/admin/routing");

        assertThat(routing.propertyNames())
                .containsExactly("aliases", "failover", "defaultProvider", "models", "families");
        assertThat(routing.at("/aliases/0/targets/1").toString())
                .isEqualTo(
                        "{\"provider\":\"mistral\",\"model\":\"m\",\"weight\":null,\"usable\":false,"
                                + "\"reason\":\"mistral is left out because its apiKey is empty\"}");
        assertThat(routing.at("/aliases/1/targets/2").toString())
                .isEqualTo(
                        "{\"provider\":\"two\",\"model\":\"b\",\"weight\":1,\"usable\":true,"
                                + "\"reason\":null}");
        assertThat(routing.path("failover").toString())
                .isEqualTo("{\"enabled\":true,\"order\":[\"one\",\"two\"]}");
        assertThat(routing.path("defaultProvider").isNull()).isTrue();
        assertThat(routing.path("models").toString())
                .contains("{\"id\":\"fast\",\"owner\":\"alias\"}");
        assertThat(routing.path("families").toString())
                .contains("{\"pattern\":\"gpt-*\",\"provider\":\"one\"}")
                .contains("{\"pattern\":\"claude-*\",\"provider\":\"two\"}");
    }

    @Test
    void saysWhereARequestWouldGoAndSendsNothing() throws Exception {
        JsonNode explained = model("gpt-9", "");

        assertThat(explained.propertyNames())
                .containsExactly("outcome", "rule", "why", "targets", "refusal");
        assertThat(explained.path("outcome").asString()).isEqualTo("routed");
        assertThat(explained.path("rule").asString()).isEqualTo("family");
        assertThat(targets(explained)).containsExactly("one/gpt-9", "two/two-model");
        assertThat(explained.path("refusal").isNull()).isTrue();
        JsonNode byHeader =
                explain("{\"provider\":\"TWO\",\"request\":{\"model\":\"x\"," + MESSAGES + "}}");
        assertThat(byHeader.path("rule").asString()).isEqualTo("header");
        assertThat(targets(byHeader)).containsExactly("two/x", "one/one-model");
        assertThat(one.requests()).isEmpty();
        assertThat(two.requests()).isEmpty();
        assertThat(gateway.entries()).isEmpty();
    }

    @Test
    void namesWhatEachTargetCouldNotTake() throws Exception {
        JsonNode explained = model("fast", ",\"seed\":7,\"logprobs\":true");

        assertThat(targets(explained)).containsExactly("two/b", "one/a");
        assertThat(explained.at("/targets/0/wouldDrop").toString()).contains("\"seed\"");
        assertThat(explained.at("/targets/1/wouldDrop").toString()).isEqualTo("[]");
    }

    @Test
    void showsAllTargetsOfAWeightedAlias() throws Exception {
        JsonNode explained = model("spread", "");

        assertThat(explained.path("why").asString()).contains("weight");
        assertThat(targets(explained)).containsExactly("one/a", "two/b");
        assertThat(explained.at("/targets/0/reason").asString()).contains("75 %");
        assertThat(explained.at("/targets/1/reason").asString()).contains("25 %");
    }

    @Test
    void putsTargetsLastThatRest() throws Exception {
        one.always(Answers.error(500, "x", "No."));
        for (int i = 0; i < 5; i++) {
            gateway.caller().chat("{\"model\":\"one/a\"," + MESSAGES + "}");
        }

        JsonNode explained = model("one/a", "");
        assertThat(targets(explained)).containsExactly("two/two-model", "one/a rests");
        assertThat(explained.at("/targets/1/reason").asString()).contains("rests at the moment");
        assertThat(targets(model("spread", ""))).containsExactly("two/b", "one/a rests");
    }

    @Test
    void refusesAsTheDoorDoes() throws Exception {
        for (String request :
                List.of(
                        "{}",
                        "[]",
                        "{\"model\":7,\"messages\":[]}",
                        "{\"model\":\"none\"}",
                        "{\"messages\":[{\"role\":\"user\",\"content\":7}]}",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"model\":\"no\"}")) {
            JsonNode explained = explain("{\"request\":" + request + "}");
            Reply reply = gateway.caller().chat(request);
            if (reply.status() == 200) {
                assertThat(explained.path("outcome").asString()).isEqualTo("routed");
                continue;
            }
            assertThat(explained.path("outcome").asString()).as(request).isEqualTo("refused");
            assertThat(explained.path("rule").isNull()).isTrue();
            assertThat(explained.path("targets").size()).isZero();
            JsonNode refusal = explained.path("refusal");
            assertThat(refusal.path("status").asInt()).isEqualTo(reply.status());
            assertThat(refusal.path("message").asString()).isEqualTo(reply.errorMessage());
            assertThat(refusal.path("code")).isEqualTo(reply.json().at("/error/code"));
        }
        JsonNode nobody = explain("{\"provider\":\"nobody\",\"request\":{" + MESSAGES + "}}");
        assertThat(nobody.path("rule").asString()).isEqualTo("header");
        assertThat(nobody.at("/refusal/status").asInt()).isEqualTo(400);
        assertThat(nobody.at("/refusal/code").asString()).isEqualTo("provider_not_found");
    }
}
