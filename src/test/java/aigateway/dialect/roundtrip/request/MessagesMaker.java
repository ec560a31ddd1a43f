package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Strange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a conversation.
final class MessagesMaker {
    private final Dice dice;
    private final Strange strange;
    private final PartsMaker parts;
    private final ThoughtsMaker thoughts;
    private final List<String> functions;
    private final CallIdMaker ids;

    /// @param functions names to call; if there are none, some others are called
    MessagesMaker(Dice dice, List<String> functions, @Nullable String format) {
        this.dice = dice;
        this.strange = new Strange(dice);
        this.parts = new PartsMaker(dice);
        this.thoughts = new ThoughtsMaker(dice, format);
        this.functions = functions.isEmpty() ? List.of("past", "gone") : functions;
        this.ids = new CallIdMaker(dice);
    }

    void into(ArrayNode messages) {
        for (int i = dice.pick(0, 1, 1, 1, 2); i > 0; i--) {
            instructions(messages);
        }
        if (!messages.isEmpty() && dice.chance(3)) {
            return;
        }
        for (int i = dice.between(0, 3); i > 0; i--) {
            user(messages);
            assistant(messages);
            if (dice.chance(8)) {
                instructions(messages);
            }
        }
        boolean answered =
                messages.path(messages.size() - 1).path("role").asString("").equals("tool");
        if (!answered || dice.chance(50)) {
            user(messages);
        }
        if (dice.chance(8)) {
            parts.assistant(messages.addObject().put("role", "assistant"), false);
        }
        if (dice.chance(5)) {
            instructions(messages);
        }
    }

    private void instructions(ArrayNode messages) {
        ObjectNode message = messages.addObject().put("role", dice.pick("system", "developer"));
        parts.texts(message);
        name(message);
    }

    private void name(ObjectNode message) {
        if (dice.chance(8)) {
            message.put("name", strange.word());
        }
    }

    private void user(ArrayNode messages) {
        for (int i = dice.pick(1, 1, 1, 2); i > 0; i--) {
            ObjectNode message = messages.addObject().put("role", "user");
            parts.user(message);
            name(message);
            if (dice.chance(4)) {
                instructions(messages);
            }
        }
    }

    private void assistant(ArrayNode messages) {
        ObjectNode message = messages.addObject().put("role", "assistant");
        boolean calls = dice.chance(60);
        thoughts.into(message);
        parts.assistant(message, calls);
        name(message);
        if (calls) {
            List<ObjectNode> results = new ArrayList<>();
            ArrayNode list = message.putArray("tool_calls");
            for (int i = dice.pick(1, 1, 2, 3); i > 0; i--) {
                results.add(dice.below(results.size() + 1), call(list.addObject()));
            }
            results.forEach(messages::add);
        }
    }

    /// Makes a call and its result.
    private ObjectNode call(ObjectNode call) {
        String id = ids.next();
        String name = dice.pick(functions);
        call.put("id", id).put("type", "function");
        call.putObject("function").put("name", name).put("arguments", arguments());
        thoughts.sign(call);
        ObjectNode result = call.objectNode().put("role", "tool").put("tool_call_id", id);
        if (dice.chance(10)) {
            result.put("name", name);
        }
        parts.result(result);
        return result;
    }

    private String arguments() {
        return dice.chance(96)
                ? strange.object(2).toString()
                : dice.pick("", " ", "[1,\"a\"]", "{\"a\":", "plain", "\"text\"", "null", "12");
    }
}
