package aigateway.json;

/// Why bytes are not acceptable JSON, and where.
///
/// @param message what is wrong, without the position
/// @param offset bytes before the place, from the start of the text
/// @param line line of the place, from 1
/// @param column column of the place in bytes, from 1
public record JsonError(String message, int offset, int line, int column) implements JsonResult {
    /// The message with its position, for a person.
    public String describe() {
        return message + " at line " + line + ", column " + column;
    }

    static JsonError at(byte[] bytes, int from, int place, String message) {
        int line = 1;
        int lineStart = from;
        for (int i = from; i < place; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonError(message, place - from, line, place - lineStart + 1);
    }
}
