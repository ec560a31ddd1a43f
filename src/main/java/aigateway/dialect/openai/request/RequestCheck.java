package aigateway.dialect.openai.request;

import aigateway.dialect.openai.request.RequestFields.Field;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Checks a request's top level. Types always; ranges as in OpenAI's API; what the gateway does not
/// know may be anything. `null` means the same as leaving the field out.
final class RequestCheck {
    private static final JsonNames STREAM_OPTIONS = new JsonNames("include_usage");
    private static final JsonNames REASONING = new JsonNames("effort", "max_tokens", "enabled");
    private static final JsonNames THINKING = new JsonNames("type", "budget_tokens");
    private static final Field BUDGET =
            new Field("budget", RequestFields.Shape.INTEGER, 0, Long.MAX_VALUE);

    private final Check check;
    private final JsonDocument doc;
    private final int[] values;

    private RequestCheck(Check check, int[] values) {
        this.check = check;
        this.doc = check.doc;
        this.values = values;
    }

    /// What is wrong with a request, or null.
    ///
    /// @param values the fields by their places in [RequestFields#NAMES]
    static Failure.@Nullable Refused check(JsonDocument doc, int[] values) {
        Check check = new Check(doc);
        RequestCheck request = new RequestCheck(check, values);
        boolean good = request.shapes() && request.messages() && request.rest();
        return good ? null : check.failure();
    }

    private boolean shapes() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= 0) {
                Field field = RequestFields.ALL.get(i);
                if (!shape(values[i], field, field.name())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean shape(int node, Field field, String param) {
        return switch (field.shape()) {
            case STRING -> check.isOrAbsent(node, JsonKind.STRING, param);
            case BOOLEAN -> check.booleanOrAbsent(node, param);
            case OBJECT -> check.isOrAbsent(node, JsonKind.OBJECT, param);
            case ARRAY -> check.isOrAbsent(node, JsonKind.ARRAY, param);
            case NUMBER, INTEGER -> number(node, field, param);
            case SPECIAL -> true;
        };
    }

    private boolean number(int node, Field field, String param) {
        boolean whole = field.shape() == RequestFields.Shape.INTEGER;
        if (doc.kind(node) != JsonKind.NUMBER) {
            return check.wrongType(param, node, whole ? "a whole number" : "a number");
        }
        double value = new JsonNode(doc, node).asDouble();
        if (!Double.isFinite(value)) {
            return check.bad(param, "invalid_value", "is too large a number");
        }
        if (whole && value != Math.rint(value)) {
            return check.bad(param, "invalid_type", "must be a whole number");
        }
        if (value < field.min()) {
            return check.bad(param, "invalid_value", "must be at least " + spoken(field.min()));
        }
        if (value > field.max() || (whole && value >= 0x1p63)) {
            String most =
                    whole && field.max() >= 0x1p63 ? "smaller" : "at most " + spoken(field.max());
            return check.bad(param, "invalid_value", "must be " + most);
        }
        return true;
    }

    private static String spoken(double limit) {
        return limit == Math.rint(limit) && Math.abs(limit) < 1e15
                ? Long.toString((long) limit)
                : Double.toString(limit);
    }

    private boolean messages() {
        int messages = values[RequestFields.MESSAGES];
        if (messages < 0) {
            return check.missing("messages", "is missing: send an array with at least one message");
        }
        return new MessagesCheck(check).all(messages);
    }

    private boolean rest() {
        ToolsCheck tools = new ToolsCheck(check);
        return tools.tools(values[RequestFields.TOOLS])
                && tools.choice(values[RequestFields.TOOL_CHOICE])
                && tools.functions(values[RequestFields.FUNCTIONS])
                && tools.functionCall(values[RequestFields.FUNCTION_CALL])
                && tools.responseFormat(values[RequestFields.RESPONSE_FORMAT])
                && stop(values[RequestFields.STOP])
                && logprobs(values[RequestFields.LOGPROBS])
                && logitBias(values[RequestFields.LOGIT_BIAS])
                && limits()
                && options();
    }

    private boolean stop(int stop) {
        if (stop < 0 || doc.kind(stop) == JsonKind.STRING) {
            return true;
        }
        if (doc.kind(stop) != JsonKind.ARRAY) {
            return check.wrongType("stop", stop, "a string or an array of strings");
        }
        int at = 0;
        for (int i = doc.child(stop); i < doc.next(stop); i = doc.next(i), at++) {
            if (doc.kind(i) != JsonKind.STRING) {
                return check.wrongType("stop[" + at + "]", i, "a string");
            }
        }
        return true;
    }

    /// A boolean at OpenAI, a number at some others.
    private boolean logprobs(int node) {
        return node < 0
                || doc.kind(node) == JsonKind.NUMBER
                || check.booleanOrAbsent(node, "logprobs");
    }

    private boolean logitBias(int bias) {
        if (bias < 0) {
            return true;
        }
        for (int key = doc.child(bias); key < doc.next(bias); ) {
            int value = doc.next(key);
            if (doc.kind(value) != JsonKind.NUMBER) {
                return check.wrongType("logit_bias", value, "an object of numbers");
            }
            key = doc.next(value);
        }
        return true;
    }

    private boolean limits() {
        int old = values[RequestFields.MAX_TOKENS];
        int now = values[RequestFields.MAX_COMPLETION_TOKENS];
        boolean differ =
                old >= 0
                        && now >= 0
                        && new JsonNode(doc, old).asLong(0) != new JsonNode(doc, now).asLong(0);
        return !differ
                || check.bad(
                        "max_tokens",
                        "invalid_value",
                        "and 'max_completion_tokens' mean the same but differ; send one of them");
    }

    private boolean options() {
        int[] at = new int[3];
        if (values[RequestFields.STREAM_OPTIONS] >= 0) {
            STREAM_OPTIONS.read(doc, values[RequestFields.STREAM_OPTIONS], at);
            if (!check.booleanOrAbsent(at[0], "stream_options.include_usage")) {
                return false;
            }
        }
        if (values[RequestFields.REASONING] >= 0) {
            REASONING.read(doc, values[RequestFields.REASONING], at);
            if (!check.isOrAbsent(at[0], JsonKind.STRING, "reasoning.effort")
                    || (at[1] >= 0 && !number(at[1], BUDGET, "reasoning.max_tokens"))
                    || !check.booleanOrAbsent(at[2], "reasoning.enabled")) {
                return false;
            }
        }
        if (values[RequestFields.THINKING] < 0) {
            return true;
        }
        THINKING.read(doc, values[RequestFields.THINKING], at);
        return check.isOrAbsent(at[0], JsonKind.STRING, "thinking.type")
                && (at[1] < 0 || number(at[1], BUDGET, "thinking.budget_tokens"));
    }
}
