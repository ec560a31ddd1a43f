package aigateway.dialect.roundtrip.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a request says, in no provider's words.
///
/// @param choice `none`, `required` or `=NAME`; null leaves it to the model
/// @param format the schema of the answer, an empty text for any JSON, null for free text
/// @param limits how tokens are chosen, by OpenAI's names; what says nothing is not among them
record Said(
        List<Turn> turns,
        List<Tool> tools,
        @Nullable String choice,
        @Nullable JsonNode format,
        Map<String, String> limits) {
    /// What one says before another does.
    ///
    /// @param role `system`, `user`, `assistant` or `tool`
    record Turn(String role, List<Piece> pieces) {}

    /// A function that the model may call.
    record Tool(
            String name,
            @Nullable String description,
            @Nullable JsonNode parameters,
            boolean strict,
            boolean cached) {
        Tool withStrict(boolean keeps) {
            return new Tool(name, description, parameters, keeps, cached);
        }

        Tool withParameters(@Nullable JsonNode schema) {
            return new Tool(name, description, schema, strict, cached);
        }
    }

    Said withTurns(List<Turn> other) {
        return new Said(other, tools, choice, format, limits);
    }

    Said withTools(List<Tool> other) {
        return new Said(turns, other, choice, format, limits);
    }

    Said withChoice(@Nullable String other) {
        return new Said(turns, tools, other, format, limits);
    }

    Said withFormat(@Nullable JsonNode other) {
        return new Said(turns, tools, choice, other, limits);
    }

    /// The same with another limit; null takes it away.
    Said withLimit(String name, @Nullable String value) {
        Map<String, String> others = new TreeMap<>(limits);
        if (value == null) {
            others.remove(name);
        } else {
            others.put(name, value);
        }
        return new Said(turns, tools, choice, format, others);
    }

    /// The same with each piece replaced by others.
    Said each(Function<Piece, List<Piece>> change) {
        List<Turn> changed = new ArrayList<>();
        for (Turn turn : turns) {
            List<Piece> pieces = new ArrayList<>();
            turn.pieces.forEach(piece -> pieces.addAll(change.apply(piece)));
            changed.add(new Turn(turn.role, pieces));
        }
        return withTurns(changed);
    }

    /// The same with the tools changed.
    Said eachTool(UnaryOperator<Tool> change) {
        return withTools(tools.stream().map(change).toList());
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        for (Turn turn : turns) {
            lines.append(turn.role).append('\n');
            turn.pieces.forEach(piece -> lines.append("    ").append(piece).append('\n'));
        }
        tools.forEach(tool -> lines.append(tool).append('\n'));
        lines.append("choice ").append(choice).append("\nformat ").append(format).append('\n');
        limits.forEach((name, value) -> lines.append("%s %s\n".formatted(name, value)));
        return lines.toString();
    }

    static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }
}
