package aigateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static String masked(String path, String json) {
        return Masks.mask(path, Bytes.utf8(json)).utf8();
    }

    @Test
    void showsFourCharactersOfCredentials() {
        assertThat(masked("", "{\"url\":\"u\",\"splunkToken\":\"0123456789abcdef\"}"))
                .isEqualTo("{\"url\":\"u\",\"splunkToken\":\"****cdef\"}");
        assertThat(masked("headers.X-Key", "\"short\"")).isEqualTo("\"****\"");
    }

    @Test
    void leavesWhatOnlyHasTheNameOfACredential() {
        String guardrails =
                "{\"personalData\":{\"secret\":\"block\"},\"answerSchema\":{\"properties\":"
                        + "{\"token\":{\"type\":\"string\",\"const\":\"0123456789abcdef\"}}}}";
        assertThat(masked("", guardrails)).isEqualTo(guardrails);
        assertThat(masked("personalData.secret", "\"redact\"")).isEqualTo("\"redact\"");
        assertThat(Masks.secrets(Bytes.utf8(guardrails))).isEmpty();
        assertThat(Masks.secrets(Bytes.utf8("{\"a\":{\"apiKey\":\"k\"}}"))).containsExactly("k");
    }
}
