package aigateway.live;

import java.util.List;

/// What a provider is asked for: a column of the table.
enum Capability {
    /// A whole answer.
    TEXT,
    /// A streamed answer.
    STREAM,
    /// A call of a tool.
    TOOLS;

    /// Requests in OpenAI's form; the next one counts if the provider refuses the one before.
    List<String> requests() {
        return switch (this) {
            case TEXT -> List.of(Requests.text(""));
            case STREAM -> List.of(Requests.text(",\"stream\":true"));
            // Some models refuse to be forced to a tool.
            case TOOLS ->
                    List.of(Requests.tool(",\"tool_choice\":\"required\""), Requests.tool(""));
        };
    }

    /// The texts of the requests.
    private static final class Requests {
        // Models that reason spend some hundred tokens before the first word; others stop at once.
        private static final String LIMIT = "],\"max_completion_tokens\":1024";

        static String text(String more) {
            return "{\"model\":\"any\",\"messages\":["
                    + user("Reply with the word ok and nothing else.")
                    + LIMIT
                    + more
                    + "}";
        }

        static String tool(String more) {
            return "{\"model\":\"any\",\"messages\":["
                    + user("Call the tool report with the state ok.")
                    + LIMIT
                    + ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"report\","
                    + "\"description\":\"Takes a report of the state.\",\"parameters\":"
                    + "{\"type\":\"object\",\"properties\":{\"state\":{\"type\":\"string\"}},"
                    + "\"required\":[\"state\"]}}}]"
                    + more
                    + "}";
        }

        private static String user(String text) {
            return "{\"role\":\"user\",\"content\":\"" + text + "\"}";
        }
    }
}
