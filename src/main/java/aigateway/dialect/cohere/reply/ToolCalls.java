package aigateway.dialect.cohere.reply;

import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tool calls of one reply, numbered from 0 as they come. A tool without parameters may be
/// called with no arguments at all, or with `null`; both are `{}`.
final class ToolCalls {
    private static final String NULL = "null";

    private static final class Call {
        final int number;
        final long index;
        boolean given;
        boolean ended;
        String held = "";

        Call(int number, long index) {
            this.number = number;
            this.index = index;
        }
    }

    private final List<Call> calls = new ArrayList<>(1);
    private final Sink sink;

    ToolCalls(Sink sink) {
        this.sink = sink;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /// A call begins.
    ///
    /// @param index its number in the message, as Cohere counts
    /// @param message the message's id, for a call that has none
    void begin(JsonNode call, long index, String message) {
        Call begun = new Call(calls.size(), index);
        calls.add(begun);
        JsonNode function = call.get("function");
        String name = function == null ? null : function.text("name");
        String given = call.text("id");
        boolean hasId = given != null && !given.isEmpty();
        String id = hasId ? given : "call_" + message + "_" + begun.number;
        String known = name == null ? "" : name;
        String text = sayable(begun, arguments(function));
        sink.on(new ChatEvent.ToolCallDelta(0, begun.number, id, known, text, null));
    }

    /// More of a call's arguments.
    void delta(JsonNode call, long index) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).index == index) {
                more(calls.get(i), arguments(call.get("function")));
                return;
            }
        }
    }

    private void more(Call call, @Nullable String arguments) {
        String text = sayable(call, arguments);
        if (!text.isEmpty()) {
            sink.on(new ChatEvent.ToolCallDelta(0, call.number, null, null, text, null));
        }
    }

    /// What of a call's arguments can be told now: nothing as long as they may be a mere `null`.
    private static String sayable(Call call, @Nullable String arguments) {
        if (arguments == null || arguments.isEmpty() || call.ended) {
            return "";
        }
        String text = call.held + arguments;
        boolean perhapsNull = !call.given && NULL.startsWith(text);
        call.held = perhapsNull ? text : "";
        call.given |= !perhapsNull;
        return perhapsNull ? "" : text;
    }

    /// The arguments; some hosts put them as an object, not into a string.
    private static @Nullable String arguments(@Nullable JsonNode function) {
        JsonNode arguments = function == null ? null : function.get("arguments");
        return arguments == null || arguments.isString()
                ? arguments == null ? null : arguments.text()
                : arguments.raw().utf8();
    }

    /// All calls are complete.
    void end() {
        for (Call call : calls) {
            end(call);
        }
    }

    /// A call is complete.
    void end(long index) {
        for (Call call : calls) {
            if (call.index == index) {
                end(call);
            }
        }
    }

    private void end(Call call) {
        if (!call.ended && !call.given) {
            boolean none = call.held.isEmpty() || call.held.equals(NULL);
            String text = none ? "{}" : call.held;
            sink.on(new ChatEvent.ToolCallDelta(0, call.number, null, null, text, null));
        }
        call.ended = true;
    }
}
