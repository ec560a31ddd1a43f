package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

/// The provider reads the gateway's prompt after the caller's own; the answer stays as it is.
final class SystemPromptRow implements PolicyRow {
    private static final String PROMPT = "Answer in verse.";

    @Override
    public String name() {
        return "system prompt";
    }

    @Override
    public String component() {
        return "systemPrompt";
    }

    @Override
    public String keys() {
        return "systemPrompt = \"" + PROMPT + "\"\n";
    }

    @Override
    public AdminSwitch admin() {
        return new AdminSwitch("/admin/systemprompt", "{\"prompt\":\"" + PROMPT + "\"}");
    }

    @Override
    public void check(Ground ground, Cell cell) throws Exception {
        Heard heard = ground.ask(cell);

        ground.checkWay(cell, heard);
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.text()).isEqualTo(ground.answer());
        assertThat(heard.ended()).isTrue();
        String sent = ground.requests(cell).getFirst().text();
        assertThat(sent).containsOnlyOnce(PROMPT).containsOnlyOnce(Ground.SYSTEM);
        assertThat(sent.indexOf(PROMPT)).isGreaterThan(sent.indexOf(Ground.SYSTEM));
        for (var vain : ground.vainRequests(cell)) {
            assertThat(vain.text()).containsOnlyOnce(PROMPT);
        }
    }
}
