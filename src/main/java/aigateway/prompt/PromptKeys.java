package aigateway.prompt;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Section;

/// The system prompt in the configuration.
public final class PromptKeys {
    /// Before the first table: the prompt.
    public static final Key<String> SYSTEM_PROMPT =
            Key.optional(
                    "systemPrompt",
                    Forms.anyText(),
                    "Instructions that every call gets, behind the system prompt of the caller.");

    private PromptKeys() {}

    /// Reads the prompt.
    ///
    /// @param root the outermost table
    public static String read(Section root) {
        String prompt = root.find(SYSTEM_PROMPT);
        if (prompt == null) {
            return "";
        }
        if (prompt.length() > PromptSetting.MOST_CHARACTERS) {
            root.reading()
                    .problem(
                            root.place(SYSTEM_PROMPT),
                            "`systemPrompt` must have at most "
                                    + PromptSetting.MOST_CHARACTERS
                                    + " characters");
        }
        return prompt;
    }
}
