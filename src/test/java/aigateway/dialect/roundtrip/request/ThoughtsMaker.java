package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Strange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the reasoning that an assistant's message brings back.
///
/// @param format the mark of the provider's own, if it has one
record ThoughtsMaker(Dice dice, @Nullable String format) {
    void into(ObjectNode message) {
        String text = new Strange(dice).saying();
        switch (dice.below(10)) {
            case 0 -> message.put("reasoning_content", text);
            case 1 -> {
                if (format != null) {
                    own(message.putArray("reasoning_details"), text, format);
                }
            }
            case 2 ->
                    message.putArray("reasoning_details")
                            .addObject()
                            .put("type", "reasoning.encrypted")
                            .put("data", dice.base64(40))
                            .put("format", "openai-responses-v1");
            default -> {}
        }
    }

    private void own(ArrayNode details, String text, String mark) {
        for (int i = 0; i < dice.between(1, 2); i++) {
            details.addObject()
                    .put("type", "reasoning.text")
                    .put("text", text)
                    .put("signature", dice.base64(60))
                    .put("format", mark)
                    .put("index", i);
        }
    }

    /// Signs a call, as Google does.
    void sign(ObjectNode call) {
        if (dice.chance(15)) {
            call.putObject("extra_content")
                    .putObject("google")
                    .put("thought_signature", dice.base64(60));
        }
    }
}
