package aigateway.provider.demo;

import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Message;
import aigateway.model.ResponseFormat;
import aigateway.model.Role;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a simulated answer says.
///
/// @param text the answer's text; empty if it calls a tool
/// @param tool the tool that is called, or null
/// @param arguments the call's arguments, JSON
/// @param promptWords words of the request, which stand for tokens
record DemoReply(
        String text, @Nullable String tool, String arguments, boolean cut, int promptWords) {
    private static final int ECHO = 80;

    /// The answer to a request; always the same for the same one.
    static DemoReply to(ChatRequest chat) {
        int prompt = promptWords(chat);
        Tool tool = wantedTool(chat);
        if (tool != null) {
            return new DemoReply("", tool.name(), Sample.of(tool.parameters()), false, prompt);
        }
        String text = text(chat);
        boolean free =
                chat.responseFormat() == null
                        || chat.responseFormat() instanceof ResponseFormat.Text;
        String shorter = free ? limited(stopped(text, chat), chat.sampling().maxTokens()) : text;
        boolean cut = free && shorter.length() < stopped(text, chat).length();
        return new DemoReply(shorter, null, "", cut, prompt);
    }

    /// Words of the answer, which stand for tokens.
    int answerWords() {
        return words(tool == null ? text : arguments);
    }

    /// The finish reason in OpenAI's terms.
    String finish() {
        return tool != null ? "tool_calls" : cut ? "length" : "stop";
    }

    /// A number that tells different answers apart, as text.
    String fingerprint() {
        return String.format(Locale.ROOT, "%08x", (text + tool + arguments).hashCode());
    }

    private static String text(ChatRequest chat) {
        return switch (chat.responseFormat()) {
            case ResponseFormat.JsonSchema json -> Sample.of(json.schema());
            case ResponseFormat.JsonObject _ ->
                    "{\"simulated\":true,\"note\":\"the demo provider asks no language model\"}";
            case ResponseFormat.Text _ -> plain(chat);
            case null -> plain(chat);
        };
    }

    private static String plain(ChatRequest chat) {
        String said = lastOf(chat, Role.USER);
        return "This answer is simulated by the gateway's built-in demo provider; no language model"
                + " was asked. "
                + (said.isEmpty() ? "" : "You wrote: \"" + echo(said) + "\". ")
                + "For real answers, set an API key such as OPENAI_API_KEY in the environment, or"
                + " name a provider in Config.toml, and start the gateway again.";
    }

    private static String echo(String said) {
        String line = String.join(" ", said.strip().split("\\s+"));
        if (line.length() <= ECHO) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(ECHO - 1)) ? ECHO - 1 : ECHO;
        return line.substring(0, end) + "…";
    }

    private static String stopped(String text, ChatRequest chat) {
        int end = text.length();
        for (String stop : chat.sampling().stop()) {
            int at = stop.isEmpty() ? -1 : text.indexOf(stop);
            if (at >= 0 && at < end) {
                end = at;
            }
        }
        return text.substring(0, end);
    }

    private static String limited(String text, @Nullable Long most) {
        if (most == null || most >= words(text)) {
            return text;
        }
        int end = 0;
        for (long left = Math.max(1, most); left > 0; left--) {
            int space = text.indexOf(' ', end + 1);
            end = space < 0 ? text.length() : space;
        }
        return text.substring(0, end);
    }

    private static @Nullable Tool wantedTool(ChatRequest chat) {
        if (chat.tools().isEmpty()) {
            return null;
        }
        return switch (chat.toolChoice()) {
            case ToolChoice.Required _ -> chat.tools().getFirst();
            case ToolChoice.Named named ->
                    chat.tools().stream()
                            .filter(tool -> tool.name().equals(named.name()))
                            .findFirst()
                            .orElse(null);
            case ToolChoice.Auto _ -> null;
            case ToolChoice.None _ -> null;
            case ToolChoice.Other _ -> null;
            case null -> null;
        };
    }

    private static String lastOf(ChatRequest chat, Role role) {
        for (Message message : chat.messages().reversed()) {
            if (message.role() == role) {
                return message.text();
            }
        }
        return "";
    }

    private static int promptWords(ChatRequest chat) {
        int words = 0;
        for (Message message : chat.messages()) {
            words += words(message.text());
        }
        for (Tool tool : chat.tools()) {
            Bytes schema = tool.parameters();
            words += 1 + (schema == null ? 0 : schema.length() / 4);
        }
        return words;
    }

    private static int words(String text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = !Character.isWhitespace(text.charAt(i));
            count += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return count;
    }
}
