package aigateway.dialect.openai.request;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;

/// Checks what a request says about tools and about the answer's form.
final class ToolsCheck {
    private static final JsonNames TOOL = new JsonNames("type", "function");
    private static final JsonNames FUNCTION =
            new JsonNames("name", "description", "parameters", "strict");
    private static final JsonNames CHOICES = new JsonNames("none", "auto", "required", "any");
    private static final JsonNames FORMAT = new JsonNames("type", "json_schema");
    private static final JsonNames SCHEMA = new JsonNames("name", "schema", "strict");

    private final Check check;
    private final JsonDocument doc;
    private final int[] at = new int[4];

    ToolsCheck(Check check) {
        this.check = check;
        this.doc = check.doc;
    }

    /// The array `tools`, or nothing (-1).
    boolean tools(int tools) {
        if (tools < 0) {
            return true;
        }
        int number = 0;
        for (int tool = doc.child(tools); tool < doc.next(tools); tool = doc.next(tool)) {
            check.at("tools", number++);
            if (!tool(tool)) {
                return false;
            }
        }
        check.atTop();
        return true;
    }

    private boolean tool(int tool) {
        if (!check.is(tool, JsonKind.OBJECT, "")) {
            return false;
        }
        TOOL.read(doc, tool, at);
        if (at[0] < 0 && at[1] >= 0) { // some clients leave the type out
            return function(at[1]);
        }
        if (at[0] < 0 && isNamed(tool)) {
            return true;
        }
        return check.name(at[0], "type")
                && (!new JsonNode(doc, at[0]).is("function") || function(at[1]));
    }

    /// True for a tool in Gemini's form, whose only field has its name: `{"google_search": {}}`.
    private boolean isNamed(int tool) {
        int key = doc.child(tool);
        int end = doc.next(tool);
        return key < end
                && doc.next(doc.next(key)) == end
                && (doc.kind(doc.next(key)) == JsonKind.OBJECT
                        || doc.kind(doc.next(key)) == JsonKind.ARRAY);
    }

    private boolean function(int function) {
        if (!check.is(function, JsonKind.OBJECT, "function")) {
            return false;
        }
        FUNCTION.read(doc, function, at);
        return check.name(at[0], "function.name")
                && check.isOrAbsent(at[1], JsonKind.STRING, "function.description")
                && check.isOrAbsent(at[2], JsonKind.OBJECT, "function.parameters")
                && check.booleanOrAbsent(at[3], "function.strict");
    }

    /// The older array `functions`, or nothing (-1).
    boolean functions(int functions) {
        if (functions < 0) {
            return true;
        }
        int number = 0;
        for (int f = doc.child(functions); f < doc.next(functions); f = doc.next(f)) {
            check.at("functions", number++);
            if (!check.is(f, JsonKind.OBJECT, "")) {
                return false;
            }
            FUNCTION.read(doc, f, at);
            if (!check.name(at[0], "name")
                    || !check.isOrAbsent(at[2], JsonKind.OBJECT, "parameters")) {
                return false;
            }
        }
        check.atTop();
        return true;
    }

    /// The value of `tool_choice`, or nothing (-1).
    boolean choice(int choice) {
        if (choice < 0) {
            return true;
        }
        if (doc.kind(choice) == JsonKind.STRING) {
            return CHOICES.find(doc, choice) >= 0
                    || check.bad(
                            "tool_choice",
                            "invalid_value",
                            "must be 'none', 'auto', 'required' or an object that names a tool");
        }
        if (doc.kind(choice) != JsonKind.OBJECT) {
            return check.wrongType("tool_choice", choice, "a string or an object");
        }
        TOOL.read(doc, choice, at);
        if (!check.name(at[0], "tool_choice.type")) {
            return false;
        }
        if (!new JsonNode(doc, at[0]).is("function")) {
            return true;
        }
        int function = at[1];
        if (!check.is(function, JsonKind.OBJECT, "tool_choice.function")) {
            return false;
        }
        FUNCTION.read(doc, function, at);
        return check.name(at[0], "tool_choice.function.name");
    }

    /// The older `function_call`, or nothing (-1).
    boolean functionCall(int call) {
        if (call < 0 || doc.kind(call) == JsonKind.STRING) {
            return true;
        }
        if (doc.kind(call) != JsonKind.OBJECT) {
            return check.wrongType("function_call", call, "a string or an object");
        }
        FUNCTION.read(doc, call, at);
        return check.name(at[0], "function_call.name");
    }

    /// The object `response_format`, or nothing (-1).
    boolean responseFormat(int format) {
        if (format < 0) {
            return true;
        }
        FORMAT.read(doc, format, at);
        int schema = at[1];
        if (!check.name(at[0], "response_format.type")) {
            return false;
        }
        if (!new JsonNode(doc, at[0]).is("json_schema")) {
            return true;
        }
        if (!check.is(schema, JsonKind.OBJECT, "response_format.json_schema")) {
            return false;
        }
        SCHEMA.read(doc, schema, at);
        return check.isOrAbsent(at[0], JsonKind.STRING, "response_format.json_schema.name")
                && check.isOrAbsent(at[1], JsonKind.OBJECT, "response_format.json_schema.schema")
                && check.booleanOrAbsent(at[2], "response_format.json_schema.strict");
    }
}
