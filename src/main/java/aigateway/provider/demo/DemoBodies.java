package aigateway.provider.demo;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The bytes of a simulated answer in OpenAI's format.
///
/// @param choices how often the answer is given
record DemoBodies(String model, DemoReply reply, int choices) {
    /// The same every time, for answers are deterministic: the first second of 2026.
    private static final long CREATED = 1_767_225_600;

    /// One body.
    Bytes whole() {
        JsonWriter json = head("chat.completion").key("choices").array();
        for (int i = 0; i < choices; i++) {
            json.object().key("index").number(i).key("message").object();
            json.key("role").string("assistant").key("content");
            if (reply.tool() == null) {
                json.string(reply.text());
            } else {
                json.nul();
                call(json, i, true, reply.arguments());
            }
            json.key("refusal").nul().endObject().key("logprobs").nul();
            json.key("finish_reason").string(reply.finish()).endObject();
        }
        return usage(json.endArray()).endObject().bytes();
    }

    /// A stream, one event a piece. It ends with the usage, as a metered provider's does.
    List<Bytes> stream() {
        List<Bytes> events = new ArrayList<>();
        for (int i = 0; i < choices; i++) {
            int index = i;
            events.add(
                    chunk(
                            i,
                            json ->
                                    json.key("role")
                                            .string("assistant")
                                            .key("content")
                                            .string("")));
            if (reply.tool() == null) {
                for (String piece : pieces(reply.text())) {
                    events.add(chunk(i, json -> json.key("content").string(piece)));
                }
            } else {
                events.add(chunk(i, json -> call(json, index, true, "")));
                for (String piece : pieces(reply.arguments())) {
                    events.add(chunk(i, json -> call(json, index, false, piece)));
                }
            }
            events.add(last(i));
        }
        JsonWriter json = head("chat.completion.chunk").key("choices").array().endArray();
        events.add(event(usage(json).endObject().bytes()));
        events.add(event(Bytes.utf8("[DONE]")));
        return events;
    }

    private JsonWriter head(String object) {
        return new JsonWriter()
                .object()
                .key("id")
                .string("chatcmpl-demo-" + reply.fingerprint())
                .key("object")
                .string(object)
                .key("created")
                .number(CREATED)
                .key("model")
                .string(model);
    }

    private JsonWriter usage(JsonWriter json) {
        int prompt = reply.promptWords();
        int answer = reply.answerWords() * choices;
        return json.key("usage")
                .object()
                .key("prompt_tokens")
                .number(prompt)
                .key("completion_tokens")
                .number(answer)
                .key("total_tokens")
                .number(prompt + answer)
                .endObject();
    }

    private Bytes chunk(int index, Consumer<JsonWriter> delta) {
        JsonWriter json = head("chat.completion.chunk").key("choices").array().object();
        json.key("index").number(index).key("delta").object();
        delta.accept(json);
        json.endObject().key("finish_reason").nul().endObject().endArray().endObject();
        return event(json.bytes());
    }

    private Bytes last(int index) {
        JsonWriter json = head("chat.completion.chunk").key("choices").array().object();
        json.key("index").number(index).key("delta").object().endObject();
        json.key("finish_reason").string(reply.finish()).endObject().endArray().endObject();
        return event(json.bytes());
    }

    private void call(JsonWriter json, int choice, boolean head, String arguments) {
        json.key("tool_calls").array().object().key("index").number(0);
        if (head) {
            json.key("id").string("call_demo_" + reply.fingerprint() + "_" + choice);
            json.key("type").string("function");
        }
        json.key("function").object();
        if (head && reply.tool() != null) {
            json.key("name").string(reply.tool());
        }
        json.key("arguments").string(arguments).endObject().endObject().endArray();
    }

    private static Bytes event(Bytes json) {
        byte[] out = new byte[json.length() + 8];
        System.arraycopy("data: ".getBytes(StandardCharsets.US_ASCII), 0, out, 0, 6);
        System.arraycopy(json.array(), json.offset(), out, 6, json.length());
        out[out.length - 2] = '\n';
        out[out.length - 1] = '\n';
        return Bytes.of(out);
    }

    /// The text in pieces of a few words, which make the text when joined.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            for (int word = 0; word < 3 && to >= 0; word++) {
                to = text.indexOf(' ', to + 1);
            }
            int end = to < 0 ? text.length() : to;
            pieces.add(text.substring(from, end));
            from = end;
        }
        return pieces;
    }
}
