package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

/// Every answer ends with the disclaimer.
final class DisclaimerRow implements PolicyRow {
    private static final String DISCLAIMER = "This is no advice.";

    @Override
    public String name() {
        return "disclaimer";
    }

    @Override
    public String component() {
        return "guard";
    }

    @Override
    public String tables() {
        return "[guardrails]\nrequireDisclaimer = true\ndisclaimer = \"" + DISCLAIMER + "\"\n";
    }

    @Override
    public AdminSwitch admin() {
        return new AdminSwitch(
                "/admin/guardrails",
                "{\"bannedPhrases\":[],\"minLength\":0,\"maxLength\":500000,"
                        + "\"requireDisclaimer\":true,\"disclaimer\":\""
                        + DISCLAIMER
                        + "\"}");
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
        assertThat(heard.text()).startsWith(ground.answer()).endsWith(DISCLAIMER);
        assertThat(heard.text()).containsOnlyOnce(DISCLAIMER);
        assertThat(heard.finish()).isEqualTo("stop");
        assertThat(heard.ended()).isTrue();
    }
}
