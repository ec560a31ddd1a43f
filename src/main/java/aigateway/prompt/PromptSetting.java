package aigateway.prompt;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Setting;

/// The system prompt as the admin API has it: `{"prompt": "…"}`; empty for none.
public final class PromptSetting implements Setting<String> {
    static final int MOST_CHARACTERS = 100_000;
    private static final String PROMPT = "prompt";

    @Override
    public String name() {
        return "systemprompt";
    }

    @Override
    public String read(JsonNode json) throws BadValue {
        Fields fields = new Fields(json);
        if (!fields.names().contains(PROMPT)) {
            throw fields.bad(PROMPT, "is missing; it is a text, empty for none");
        }
        String prompt = fields.text(PROMPT, "");
        if (prompt.length() > MOST_CHARACTERS) {
            throw fields.bad(PROMPT, "must have at most " + MOST_CHARACTERS + " characters");
        }
        fields.nothingElse();
        return prompt;
    }

    @Override
    public Bytes write(String value) {
        return new JsonWriter(value.length() + 32)
                .object()
                .key(PROMPT)
                .string(value)
                .endObject()
                .bytes();
    }
}
