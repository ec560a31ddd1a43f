package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The calls of a conversation so far.
final class Called {
    private final List<Piece.Call> calls = new ArrayList<>();

    Piece.Call call(String id, String name, String arguments, @Nullable String signature) {
        Piece.Call call = new Piece.Call(calls.size(), id, name, Trees.plain(arguments), signature);
        calls.add(call);
        return call;
    }

    /// A call as all formats of OpenAI's shape have it.
    Piece.Call ofFunction(JsonNode call) {
        JsonNode function = call.get("function");
        JsonNode arguments = function.get("arguments");
        return call(
                call.path("id").asString(""),
                function.get("name").asString(),
                arguments.isString() ? arguments.asString() : arguments.toString(),
                call.at("/extra_content/google/thought_signature").asString(null));
    }

    /// The number of the last call with this id, or -1.
    int byId(String id) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// The number of the last call with this id if it is of this function, else -1.
    int byId(String id, String name) {
        int number = byId(id);
        return number >= 0 && calls.get(number).name().equals(name) ? number : -1;
    }

    /// Number of the next call to come.
    int size() {
        return calls.size();
    }

    Piece.Call get(int number) {
        return calls.get(number);
    }
}
