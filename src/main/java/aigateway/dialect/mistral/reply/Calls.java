package aigateway.dialect.mistral.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ToolCallIds;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tool calls of one choice. Mistral sends each whole, in a stream too, and numbers them or
/// calls all of them 0; other servers of its models send them in pieces.
final class Calls {
    private static final int ID_LENGTH = 9;

    private static final class Call {
        private final String id;
        private final String name;
        private final long index;
        private final StringBuilder arguments = new StringBuilder();

        Call(String id, String name, long index) {
            this.id = id;
            this.name = name;
            this.index = index;
        }
    }

    private final int choice;
    private final String reply;
    private final Sink sink;
    private final Kept kept;
    private final List<Call> calls = new ArrayList<>(1);

    /// @param reply the reply's id, for ids of calls that have none
    Calls(int choice, String reply, Sink sink, Kept kept) {
        this.choice = choice;
        this.reply = reply;
        this.sink = sink;
        this.kept = kept;
    }

    boolean any() {
        return !calls.isEmpty();
    }

    /// A call, or more of one.
    void add(JsonNode json) {
        JsonNode function = json.get("function");
        String name = function == null ? null : function.text("name");
        String arguments = function == null ? "" : arguments(function.get("arguments"));
        String id = id(json.text("id"));
        long index = json.number("index", -1);
        int known = known(id, name, index);
        if (known < 0) {
            begin(id, name == null ? "" : name, index, arguments);
        } else {
            more(known, name, arguments);
        }
    }

    /// The call's id; "null" stands for none.
    private static @Nullable String id(@Nullable String id) {
        return id == null || id.isEmpty() || id.equals("null") ? null : id;
    }

    /// Number of the call that this is a piece of, or -1 for a new one.
    private int known(@Nullable String id, @Nullable String name, long index) {
        for (int i = calls.size() - 1; i >= 0 && id != null; i--) {
            if (calls.get(i).id.equals(id)) {
                return i;
            }
        }
        if (id != null || (name != null && !name.isEmpty())) {
            return -1;
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (index < 0 || calls.get(i).index == index) {
                return i;
            }
        }
        return calls.size() - 1;
    }

    private void begin(@Nullable String given, String name, long index, String arguments) {
        int number = calls.size();
        String id =
                given != null
                        ? given
                        : ToolCallIds.made(reply + "/" + choice + "/" + number, ID_LENGTH);
        Call call = new Call(id, name, index);
        call.arguments.append(arguments);
        calls.add(call);
        kept.entry(arguments.length());
        sink.on(new ChatEvent.ToolCallDelta(choice, number, id, name, arguments, null));
    }

    private void more(int number, @Nullable String name, String arguments) {
        Call call = calls.get(number);
        boolean again = call.name.equals(name) && arguments.contentEquals(call.arguments);
        if (!again && !arguments.isEmpty()) {
            call.arguments.append(arguments);
            kept.text(arguments.length());
            sink.on(new ChatEvent.ToolCallDelta(choice, number, null, null, arguments, null));
        }
    }

    /// Text; an object is taken byte for byte.
    private static String arguments(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return "";
        }
        String text = arguments.text();
        return text == null ? arguments.raw().utf8() : text;
    }

    /// The choice ends: calls without arguments get an empty object, for clients that parse it.
    ///
    /// @return the calls' ids
    List<String> end() {
        List<String> ids = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            ids.add(call.id);
            if (call.arguments.isEmpty()) {
                more(i, null, "{}");
            }
        }
        return ids;
    }
}
