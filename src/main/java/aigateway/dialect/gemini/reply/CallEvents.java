package aigateway.dialect.gemini.reply;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the function calls of one candidate into events. A call comes whole, or it begins with its
/// name and goes on in parts without one (`partialArgs`, `willContinue`).
final class CallEvents {
    private final int choice;
    private final Sink sink;
    private final CallIds made;
    private final List<String> ids = new ArrayList<>(1);
    private @Nullable PartialArguments open;

    CallEvents(int choice, Sink sink, CallIds made) {
        this.choice = choice;
        this.sink = sink;
        this.made = made;
    }

    /// A call, or more of one; the call's id, or null if the part only goes on with one or repeats
    /// it.
    @Nullable String take(JsonNode call, @Nullable String signature) {
        String name = call.text("name");
        if (name == null || name.isEmpty()) {
            goOn(call);
            return null;
        }
        finish();
        String own = call.text("id");
        if (own != null && ids.contains(own)) {
            return null; // the same call, said again
        }
        String id = own == null || own.isEmpty() ? made.next() : own;
        boolean more = call.isTrue("willContinue");
        JsonNode arguments = call.get("args");
        PartialArguments begun = null;
        if (more || call.get("partialArgs") != null) {
            begun = new PartialArguments();
            begun.add(call.get("partialArgs"));
        }
        String said = begun == null ? arguments(arguments) : "";
        Bytes extra = signature == null ? null : extraContent(signature);
        sink.on(new ChatEvent.ToolCallDelta(choice, ids.size(), id, name, said, extra));
        ids.add(id);
        open = begun;
        if (!more) {
            finish();
        }
        return id;
    }

    private void goOn(JsonNode call) {
        PartialArguments begun = open;
        if (begun != null) {
            begun.add(call.get("partialArgs"));
            if (!call.isTrue("willContinue")) {
                finish();
            }
        }
    }

    /// The call that is open, if one is, has all its arguments.
    void finish() {
        PartialArguments begun = open;
        if (begun != null) {
            open = null;
            int last = ids.size() - 1;
            sink.on(new ChatEvent.ToolCallDelta(choice, last, null, null, begun.json(), null));
        }
    }

    boolean any() {
        return !ids.isEmpty();
    }

    /// The ids of all calls, in order.
    List<String> ids() {
        return ids;
    }

    private static String arguments(@Nullable JsonNode arguments) {
        return arguments != null && arguments.isObject() ? arguments.raw().utf8() : "{}";
    }

    /// A signature in the form that Google's own OpenAI-compatible endpoint has for it.
    static Bytes extraContent(String signature) {
        JsonWriter out = new JsonWriter(signature.length() + 64).object().key("google").object();
        return out.key("thought_signature").string(signature).endObject().endObject().bytes();
    }
}
