package aigateway.dialect.openai;

import aigateway.dialect.SystemPrompt;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.model.Bytes;
import java.util.List;

/// Puts the gateway's own instructions behind the caller's: at the end of the last of the messages
/// that a conversation begins with and that hold instructions, or before the conversation.
final class SystemPromptPatch {
    private static final JsonNames MESSAGE = new JsonNames("role", "content");
    private static final int ROLE = 0;
    private static final int CONTENT = 1;

    private static final JsonNames ROLES = new JsonNames("system", "developer");
    private static final int DEVELOPER = 1;

    private final JsonPatch patch;
    private final SystemPrompt prompt;
    private final int[] at = new int[MESSAGE.size()];

    SystemPromptPatch(JsonPatch patch, SystemPrompt prompt) {
        this.patch = patch;
        this.prompt = prompt;
    }

    /// @param messages all of a request
    void into(JsonNode messages) {
        JsonDocument doc = messages.doc();
        int end = doc.next(messages.index());
        int content = -1;
        int next = doc.child(messages.index());
        while (next < end && role(doc, next) >= 0) {
            content = at[CONTENT];
            next = doc.next(next);
        }
        if (content >= 0) {
            behind(new JsonNode(doc, content));
            return;
        }
        boolean developer = false;
        for (int i = next; i < end && !developer; i = doc.next(i)) {
            developer = role(doc, i) == DEVELOPER;
        }
        patch.addFirst(messages, alone(developer));
    }

    /// The role's place in [#ROLES], or -1; where the content is is known then, too.
    private int role(JsonDocument doc, int message) {
        MESSAGE.read(doc, message, at);
        return at[ROLE] < 0 ? -1 : ROLES.find(doc, at[ROLE]);
    }

    private void behind(JsonNode content) {
        if (content.isString()) {
            patch.extend(content, content.is("") ? prompt.json() : prompt.furtherJson());
        } else {
            patch.addLast(content, around("{\"type\":\"text\",\"text\":\""));
        }
    }

    private Bytes alone(boolean developer) {
        String role = developer ? "developer" : "system";
        return around("{\"role\":\"" + role + "\",\"content\":\"");
    }

    private Bytes around(String begin) {
        return Bytes.join(List.of(Bytes.utf8(begin), prompt.json(), Bytes.utf8("\"}")));
    }
}
