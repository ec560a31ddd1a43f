package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// An answer that is too long is cut at so many characters, and says so.
final class MaxLengthRow implements PolicyRow {
    @Override
    public String name() {
        return "most length";
    }

    @Override
    public String component() {
        return "guard";
    }

    @Override
    public String tables() {
        return "[guardrails]\nmaxLength = 10\n";
    }

    @Override
    public AdminSwitch admin() {
        return new AdminSwitch(
                "/admin/guardrails",
                "{\"bannedPhrases\":[],\"minLength\":0,\"maxLength\":10,"
                        + "\"requireDisclaimer\":false}");
    }

    @Override
    public List<String> answer() {
        return List.of("Gr\u00fc\u00dfe", " aus ", "der K\u00fcche", "!");
    }

    @Override
    public boolean coversOldAnswers() {
        return true;
    }

    @Override
    public void check(Ground ground, Cell cell) throws Exception {
        Heard heard = ground.ask(cell);

        ground.checkWay(cell, heard);
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.text()).isEqualTo("Gr\u00fc\u00dfe aus ");
        assertThat(heard.finish()).isEqualTo(cell.door().lengthFinish());
        assertThat(heard.error()).isNull();
        assertThat(heard.ended()).isTrue();
        assertThat(heard.bytes()).doesNotContain("der K");
    }
}
