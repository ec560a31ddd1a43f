package aigateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardSettingTest {
    private static final String MISSION =
            "{\"bannedPhrases\":[\"obscene\",\"words\"],\"minLength\":0,\"maxLength\":500000,"
                    + "\"requireDisclaimer\":false}";
    private static final String ALL =
            "{\"bannedPhrases\":[],\"minLength\":1,\"maxLength\":0,\"requireDisclaimer\":true,"
                    + "\"disclaimer\":\"d\",\"checkRequests\":true,\"patterns\":[{\"name\":\"a\","
                    + "\"pattern\":\"b+\",\"action\":\"redact\"}],\"personalData\":{\"email\":"
                    + "\"mask\"},\"answerSchema\":{\"type\":\"object\"},\"external\":{\"url\":"
                    + "\"http://127.0.0.1:1/x\",\"timeoutMillis\":2000,\"onFailure\":\"open\"}}";

    private final GuardSetting setting = new GuardSetting();

    private GuardSettings read(String json) throws BadValue {
        JsonNode root = Objects.requireNonNull(Json.root(Bytes.utf8(json)));
        return setting.read(root);
    }

    @Test
    void writesWhatItReads() throws BadValue {
        assertThat(setting.write(read(MISSION)).utf8()).isEqualTo(MISSION);
        assertThat(setting.write(read(ALL)).utf8()).isEqualTo(ALL);
        assertThat(setting.write(GuardSettings.NONE).utf8())
                .isEqualTo(
                        "{\"bannedPhrases\":[],\"minLength\":0,\"maxLength\":0,"
                                + "\"requireDisclaimer\":false}");
        assertThat(read("{}")).isEqualTo(GuardSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"bannedPhrases\":\"x\"} | bannedPhrases",
                "{\"bannedPhrases\":[\"a\",1]} | bannedPhrases.1",
                "{\"bannedPhrases\":[\"a\",\" \"]} | bannedPhrases.1",
                "{\"bannedPhrases\":[\"Straße\",\"b\",\" STRASSE\"]} | bannedPhrases.2",
                "{\"minLength\":-1} | minLength",
                "{\"maxLength\":1.5} | maxLength",
                "{\"maxLength\":\"5\"} | maxLength",
                "{\"minLength\":6,\"maxLength\":5} | minLength",
                "{\"requireDisclaimer\":1} | requireDisclaimer",
                "{\"disclaimer\":1} | disclaimer",
                "{\"minlength\":1} | minlength",
                "{\"patterns\":[{\"name\":\"a\",\"pattern\":\"(\"}]} | patterns.0.pattern",
                "{\"patterns\":[{\"name\":\"a\",\"pattern\":\"b*\"}]} | patterns.0.pattern",
                "{\"patterns\":[{\"name\":\"a b\",\"pattern\":\"b\"}]} | patterns.0.name",
                "{\"patterns\":[{\"name\":\"a\"}]} | patterns.0.pattern",
                "{\"patterns\":[{\"name\":\"a\",\"pattern\":\"b\",\"action\":\"x\"}]} | patterns.0.action",
                "{\"personalData\":{\"email\":\"hide\"}} | personalData.email",
                "{\"personalData\":{\"mail\":\"mask\"}} | personalData.mail",
                "{\"answerSchema\":\"x\"} | answerSchema",
                "{\"answerSchema\":{\"type\":\"nothing\"}} | answerSchema",
                "{\"external\":{}} | external.url",
                "{\"external\":{\"url\":\"ftp://x\"}} | external.url",
                "{\"external\":{\"url\":\"http://x\",\"onFailure\":\"maybe\"}} | external.onFailure",
                "[] | ''"
            })
    void refusesWhatIsWrongAndNamesIt(String json, String field) {
        BadValue wrong = catchThrowableOfType(BadValue.class, () -> read(json));
        assertThat(wrong).as(json).isNotNull();
        assertThat(wrong.field()).isEqualTo(field);
    }
}
