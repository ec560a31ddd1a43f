package aigateway.dialect.anthropic.reply;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;

/// The content block that is being read.
sealed interface Block {
    /// Text of the answer.
    ///
    /// @param start where it begins in the answer's text, in code points
    record Text(int start) implements Block {}

    /// Thinking that can be read.
    ///
    /// @param number of the reasoning block, from 0
    record Thinking(int number, StringBuilder text, StringBuilder signature) implements Block {}

    /// A call of the caller's tool.
    ///
    /// @param number of the call, from 0
    /// @param input what to say if no input is streamed
    record ToolUse(int number, Bytes input) implements Block {}

    /// A block that OpenAI's format has no place for.
    ///
    /// @param start the block as it began
    record Other(Bytes start, StringBuilder input) implements Block {}

    /// Nothing more to come.
    record Closed() implements Block {}

    /// A tool call's input as JSON text, byte for byte. Some hosts put it into a string.
    static Bytes input(JsonNode block) {
        JsonNode input = block.get("input");
        if (input != null && input.isObject()) {
            return input.raw();
        }
        String quoted = input == null ? null : input.text();
        return quoted == null || quoted.isBlank() ? Bytes.utf8("{}") : Bytes.utf8(quoted);
    }
}
