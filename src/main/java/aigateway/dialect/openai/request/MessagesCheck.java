package aigateway.dialect.openai.request;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Checks the messages of one request.
final class MessagesCheck {
    private static final JsonNames ROLES =
            new JsonNames("system", "developer", "user", "assistant", "tool", "function");
    private static final int ASSISTANT = 3;
    private static final int TOOL = 4;
    private static final int FUNCTION_ROLE = 5;

    private static final JsonNames MESSAGE =
            new JsonNames(
                    "role",
                    "content",
                    "name",
                    "tool_calls",
                    "tool_call_id",
                    "function_call",
                    "refusal",
                    "audio",
                    "reasoning_content",
                    "reasoning",
                    "reasoning_details");
    private static final int ROLE = 0;
    private static final int CONTENT = 1;
    private static final int NAME = 2;
    private static final int TOOL_CALLS = 3;
    private static final int TOOL_CALL_ID = 4;
    private static final int FUNCTION_CALL = 5;
    private static final int REFUSAL = 6;
    private static final int REASONING_CONTENT = 8;
    private static final int REASONING_DETAILS = 10;

    private static final JsonNames CALL = new JsonNames("id", "type", "function");
    private static final JsonNames FUNCTION = new JsonNames("name", "arguments");

    private final Check check;
    private final JsonDocument doc;
    private final ContentCheck content;
    private final int[] at = new int[MESSAGE.size()];
    private final int[] call = new int[CALL.size()];
    private final int[] function = new int[FUNCTION.size()];
    private final Set<String> called = new HashSet<>();

    MessagesCheck(Check check) {
        this.check = check;
        this.doc = check.doc;
        this.content = new ContentCheck(check);
    }

    /// The array `messages`.
    boolean all(int messages) {
        int end = doc.next(messages);
        if (doc.child(messages) == end) {
            return check.bad("messages", "empty_array", "is empty: send at least one message");
        }
        int number = 0;
        for (int message = doc.child(messages); message < end; message = doc.next(message)) {
            check.at("messages", number++);
            if (!message(message)) {
                return false;
            }
        }
        check.atTop();
        return true;
    }

    private boolean message(int message) {
        if (!check.is(message, JsonKind.OBJECT, "")) {
            return false;
        }
        MESSAGE.read(doc, message, at);
        if (!check.is(at[ROLE], JsonKind.STRING, "role")) {
            return false;
        }
        int role = ROLES.find(doc, at[ROLE]);
        if (role < 0) {
            return check.bad(
                    "role",
                    "invalid_value",
                    "must be one of 'system', 'developer', 'user', 'assistant', 'tool' and"
                            + " 'function'");
        }
        return check.isOrAbsent(at[NAME], JsonKind.STRING, "name")
                && content(role)
                && (role != ASSISTANT || assistant())
                && (role != TOOL || toolResult())
                && (role != FUNCTION_ROLE || check.name(at[NAME], "name"));
    }

    private boolean content(int role) {
        if (at[CONTENT] >= 0) {
            return content.check(at[CONTENT], role == ASSISTANT);
        }
        return (role == ASSISTANT && saysSomethingElse())
                || check.missing(
                        "content",
                        role == ASSISTANT
                                ? "is missing or null, and the message calls no tool"
                                : "is missing or null");
    }

    private boolean saysSomethingElse() {
        for (int field = TOOL_CALLS; field < at.length; field++) {
            if (at[field] >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean assistant() {
        return check.isOrAbsent(at[REFUSAL], JsonKind.STRING, "refusal")
                && check.isOrAbsent(at[REASONING_CONTENT], JsonKind.STRING, "reasoning_content")
                && check.isOrAbsent(at[REASONING_DETAILS], JsonKind.ARRAY, "reasoning_details")
                && check.isOrAbsent(at[FUNCTION_CALL], JsonKind.OBJECT, "function_call")
                && check.isOrAbsent(at[TOOL_CALLS], JsonKind.ARRAY, "tool_calls")
                && (at[TOOL_CALLS] < 0 || calls(at[TOOL_CALLS]));
    }

    private boolean calls(int calls) {
        int number = 0;
        for (int one = doc.child(calls); one < doc.next(calls); one = doc.next(one)) {
            check.inside("tool_calls", number++);
            if (!call(one)) {
                return false;
            }
        }
        check.outside();
        return true;
    }

    private boolean call(int one) {
        if (!check.is(one, JsonKind.OBJECT, "")) {
            return false;
        }
        CALL.read(doc, one, call);
        if (!check.name(call[0], "id") || !check.isOrAbsent(call[1], JsonKind.STRING, "type")) {
            return false;
        }
        called.add(text(call[0]));
        if (call[1] >= 0 && !new JsonNode(doc, call[1]).is("function")) {
            return true;
        }
        if (!check.is(call[2], JsonKind.OBJECT, "function")) {
            return false;
        }
        FUNCTION.read(doc, call[2], function);
        return check.name(function[0], "function.name")
                && check.is(function[1], JsonKind.STRING, "function.arguments");
    }

    private boolean toolResult() {
        if (!check.name(at[TOOL_CALL_ID], "tool_call_id")) {
            return false;
        }
        return called.contains(text(at[TOOL_CALL_ID]))
                || check.bad(
                        "tool_call_id",
                        "invalid_value",
                        "answers no tool call: no assistant message before it has a call with this"
                                + " id in 'tool_calls'");
    }

    private String text(int node) {
        return Objects.requireNonNull(new JsonNode(doc, node).text());
    }
}
