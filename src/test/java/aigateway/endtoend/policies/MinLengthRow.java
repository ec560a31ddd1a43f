package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// An answer that is too short is blocked; of a stream nothing gets out before it is long enough.
final class MinLengthRow implements PolicyRow {
    @Override
    public String name() {
        return "least length";
    }

    @Override
    public String component() {
        return "guard";
    }

    @Override
    public String tables() {
        return "[guardrails]\nminLength = 11\n";
    }

    @Override
    public AdminSwitch admin() {
        return new AdminSwitch(
                "/admin/guardrails",
                "{\"bannedPhrases\":[],\"minLength\":11,\"maxLength\":500000,"
                        + "\"requireDisclaimer\":false}");
    }

    @Override
    public List<String> answer() {
        return List.of("Too ", "short", ".");
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
        assertThat(heard.text()).isEmpty();
        assertThat(heard.bytes()).doesNotContain("Too ");
    }
}
