package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Strange;
import aigateway.dialect.roundtrip.Trees;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes chat requests in OpenAI's form.
final class RequestMaker {
    private final Dice dice;
    private final Strange strange;
    private final Schemas schemas;
    private final @Nullable String format;
    private final ObjectNode request = Trees.object();

    /// @param format the mark of reasoning that the provider made itself, if it marks it
    RequestMaker(Dice dice, @Nullable String format) {
        this.dice = dice;
        this.strange = new Strange(dice);
        this.schemas = new Schemas(dice);
        this.format = format;
    }

    /// A request.
    ObjectNode make() {
        request.put("model", "m");
        Set<String> functions = new LinkedHashSet<>();
        for (int i = dice.chance(60) ? dice.between(1, 3) : 0; i > 0; i--) {
            functions.add(strange.name());
        }
        List<String> names = List.copyOf(functions);
        new MessagesMaker(dice, names, format).into(request.putArray("messages"));
        if (!names.isEmpty()) {
            tools(names);
        }
        sampling();
        penalties();
        format();
        reasoning();
        if (dice.chance(20)) {
            request.put("user", strange.saying());
        }
        if (dice.chance(30)) {
            request.put("stream", dice.chance(70));
        }
        return request;
    }

    private void tools(List<String> names) {
        ArrayNode tools = request.putArray("tools");
        int strictness = dice.pick(0, 0, 50, 100);
        for (String name : names) {
            ObjectNode tool = tools.addObject().put("type", "function");
            ObjectNode function = tool.putObject("function").put("name", name);
            if (dice.chance(70)) {
                function.put("description", strange.text());
            }
            if (dice.chance(90)) {
                function.set("parameters", schemas.object(2));
            }
            if (dice.chance(strictness)) {
                function.put("strict", true);
            }
            if (dice.chance(8)) {
                tool.putObject("cache_control").put("type", "ephemeral");
            }
        }
        switch (dice.below(10)) {
            case 0 -> request.put("tool_choice", "auto");
            case 1 -> request.put("tool_choice", "none");
            case 2 -> request.put("tool_choice", "required");
            case 3, 4 ->
                    request.putObject("tool_choice")
                            .put("type", "function")
                            .putObject("function")
                            .put("name", dice.pick(names));
            default -> {}
        }
        boolean none = request.path("tool_choice").asString("").equals("none");
        if (!none && dice.chance(20)) {
            request.put("parallel_tool_calls", dice.chance(30));
        }
    }

    private void sampling() {
        if (dice.chance(50)) {
            request.put(
                    dice.pick("max_tokens", "max_completion_tokens"),
                    dice.pick(1, 100, 1_500, 4_096));
        }
        if (dice.chance(40)) {
            number("temperature", "0", "1", "1.0", "0.123456789", "" + dice.real(0, 2, 3));
        }
        if (dice.chance(30)) {
            number("top_p", "0", "1", "1e-7", "0.95", "" + dice.real(0, 1, 9));
        }
        if (dice.chance(20)) {
            request.put("top_k", dice.pick(0, 1, 40, 500, 501));
        }
        if (dice.chance(20)) {
            request.put("seed", dice.pick(0L, 42L, -7L, 9_007_199_254_740_993L));
        }
        if (dice.chance(30)) {
            stop();
        }
    }

    private void number(String name, String... values) {
        request.set(name, Trees.read(dice.pick(values)));
    }

    private void stop() {
        if (dice.chance(30)) {
            request.put("stop", strange.saying());
            return;
        }
        ArrayNode stop = request.putArray("stop");
        for (int i = dice.between(1, 4); i > 0; i--) {
            stop.add(strange.text());
        }
    }

    private void penalties() {
        if (dice.chance(15)) {
            number("frequency_penalty", "0", "-1", "0.5", "1.5", "2");
        }
        if (dice.chance(15)) {
            number("presence_penalty", "0.0", "-0.25", "0.125", "1", "2");
        }
        if (dice.chance(10)) {
            request.put("n", dice.between(1, 3));
        }
        if (dice.chance(10)) {
            request.put("logprobs", true);
            if (dice.chance(50)) {
                request.put("top_logprobs", dice.between(0, 20));
            }
        }
    }

    private void format() {
        switch (dice.below(8)) {
            case 0 -> request.putObject("response_format").put("type", "json_object");
            case 1, 2 -> {
                ObjectNode to = request.putObject("response_format").put("type", "json_schema");
                ObjectNode json = to.putObject("json_schema").put("name", strange.word());
                json.set("schema", schemas.object(2));
                if (dice.chance(60)) {
                    json.put("strict", true);
                }
            }
            case 3 -> request.putObject("response_format").put("type", "text");
            default -> {}
        }
    }

    private void reasoning() {
        switch (dice.below(8)) {
            case 0, 1 ->
                    request.put("reasoning_effort", dice.pick("none", "low", "medium", "high"));
            case 2 ->
                    request.putObject("reasoning")
                            .put("max_tokens", dice.pick(1_024, 3_000, 20_000));
            case 3 -> request.putObject("reasoning").put("enabled", dice.chance(50));
            default -> {}
        }
    }
}
