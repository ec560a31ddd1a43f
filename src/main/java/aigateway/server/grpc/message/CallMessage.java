package aigateway.server.grpc.message;

import aigateway.json.JsonNode;
import aigateway.server.grpc.proto.Delta;
import aigateway.server.grpc.proto.Message;
import aigateway.server.grpc.proto.ToolCall;
import aigateway.server.grpc.proto.ToolCallDelta;
import java.util.List;

/// Makes the messages of tool calls.
final class CallMessage {
    private CallMessage() {}

    /// Adds all calls of a message; none, and false, if one does not call a function.
    static boolean addAll(JsonNode json, Message.Builder message) {
        List<JsonNode> calls = json.elements();
        if (!functions(calls)) {
            return false;
        }
        for (JsonNode each : calls) {
            ToolCall.Builder call = ToolCall.newBuilder().setId(Values.text(each, "id"));
            JsonNode function = each.get("function");
            if (function != null) {
                call.setName(Values.text(function, "name"));
                call.setArguments(Values.text(function, "arguments"));
            }
            message.addToolCalls(call.setExtraContentJson(extra(each)));
        }
        return true;
    }

    /// Adds pieces of calls; none, and false, if one does not call a function.
    static boolean addAll(JsonNode json, Delta.Builder delta) {
        List<JsonNode> pieces = json.elements();
        if (!functions(pieces)) {
            return false;
        }
        for (JsonNode each : pieces) {
            ToolCallDelta.Builder piece = ToolCallDelta.newBuilder();
            piece.setIndex((int) each.number("index", 0)).setId(Values.text(each, "id"));
            JsonNode function = each.get("function");
            if (function != null) {
                piece.setName(Values.text(function, "name"));
                piece.setArguments(Values.text(function, "arguments"));
            }
            delta.addToolCalls(piece.setExtraContentJson(extra(each)));
        }
        return true;
    }

    private static boolean functions(List<JsonNode> calls) {
        for (JsonNode call : calls) {
            JsonNode type = call.get("type");
            if (type != null && !type.is("function")) {
                return false;
            }
        }
        return true;
    }

    private static String extra(JsonNode call) {
        JsonNode extra = call.get("extra_content");
        return extra == null ? "" : Values.json(extra);
    }
}
