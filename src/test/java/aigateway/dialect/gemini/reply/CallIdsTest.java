package aigateway.dialect.gemini.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallIdsTest {
    @Test
    void makesIdsOfTheReplysOwn() {
        CallIds ids = new CallIds();
        ids.reply("D2fM-_9");
        ids.reply("another");

        assertThat(ids.next()).isEqualTo("call_gm_D2fM-_9_0");
        assertThat(ids.next()).isEqualTo("call_gm_D2fM-_9_1");
    }

    @Test
    void makesIdsThatOthersTake() {
        CallIds ids = new CallIds();
        ids.reply("a/very+long=id.that.nobody.would.have.for.a.reply");

        for (int i = 0; i < 1_000; i++) {
            assertThat(ids.next()).matches("[A-Za-z0-9_-]{1,40}");
        }
    }

    @Test
    void makesIdsWhereTheReplyHasNone() {
        assertThat(new CallIds().next()).isNotEqualTo(new CallIds().next()).endsWith("_0");
    }
}
