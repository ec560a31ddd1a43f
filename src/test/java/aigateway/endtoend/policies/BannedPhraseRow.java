package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Nothing of the phrase gets out, and the caller reads that the answer is blocked.
final class BannedPhraseRow implements PolicyRow {
    @Override
    public String name() {
        return "banned phrase";
    }

    @Override
    public String component() {
        return "guard";
    }

    @Override
    public String tables() {
        return "[guardrails]\nbannedPhrases = [\"other\", \"obscene words\"]\n";
    }

    @Override
    public AdminSwitch admin() {
        return new AdminSwitch(
                "/admin/guardrails",
                "{\"bannedPhrases\":[\"other\",\"obscene words\"],\"minLength\":0,"
                        + "\"maxLength\":500000,\"requireDisclaimer\":false}");
    }

    @Override
    public List<String> answer() {
        return List.of("Here are ob", "SCENE  wo", "rds for you.");
    }

    @Override
    public boolean coversOldAnswers() {
        return true;
    }

    @Override
    public void check(Ground ground, Cell cell) throws Exception {
        Heard heard = ground.ask(cell);

        ground.checkWay(cell, heard);
        Blocked.check(cell, heard);
        assertThat("Here are ").startsWith(heard.text());
        assertThat(heard.bytes()).doesNotContainIgnoringCase("scene");
    }
}
