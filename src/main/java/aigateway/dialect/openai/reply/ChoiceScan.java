package aigateway.dialect.openai.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.Failure;
import aigateway.model.FinishReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at the choices of one reply's pieces, and remembers which of them began, call tools and
/// ended.
final class ChoiceScan {
    private static final JsonNames CHOICE =
            new JsonNames("index", "delta", "message", "finish_reason", "native_finish_reason");
    private static final int INDEX = 0;
    private static final int DELTA = 1;
    private static final int MESSAGE = 2;
    private static final int FINISH = 3;
    private static final int NATIVE = 4;

    private static final JsonNames BODY =
            new JsonNames(
                    "content",
                    "refusal",
                    "reasoning_content",
                    "reasoning",
                    "reasoning_details",
                    "tool_calls",
                    "function_call",
                    "audio",
                    "images");
    private static final int REASONING_CONTENT = 2;
    private static final int REASONING = 3;
    private static final int TOOL_CALLS = 5;

    /// Choices beyond this number are passed on, but not counted.
    private static final int MOST = 64;

    private final JsonDocument doc;
    private final ReplyPatch patch;
    private final boolean whole;
    private final int[] choice = new int[CHOICE.size()];
    private final int[] body = new int[BODY.size()];
    private final int[] calls = new int[MOST];
    private long began;
    private long ended;
    private int count;
    private boolean commits;
    private @Nullable String finish;
    private @Nullable String failure;
    private int failedChoice;

    ChoiceScan(JsonDocument doc, ReplyPatch patch, boolean whole) {
        this.doc = doc;
        this.patch = patch;
        this.whole = whole;
    }

    /// Forgets what the piece before said.
    void reset() {
        count = 0;
        commits = false;
        finish = null;
        failure = null;
    }

    /// Looks at the array `choices`; false if its elements are no choices.
    boolean all(int list) {
        int end = doc.next(list);
        for (int one = doc.child(list); one < end; one = doc.next(one)) {
            if (doc.kind(one) != JsonKind.OBJECT) {
                return false;
            }
            CHOICE.read(doc, one, choice);
            if (!one(one)) {
                return false;
            }
            count++;
        }
        return true;
    }

    private boolean one(int one) {
        int said = !whole && choice[DELTA] >= 0 ? choice[DELTA] : choice[MESSAGE];
        int number = number();
        began |= 1L << number;
        if (said >= 0) {
            if (doc.kind(said) != JsonKind.OBJECT) {
                return false;
            }
            said(said, number);
        } else if (whole) {
            boolean withheld =
                    choice[FINISH] >= 0 && new JsonNode(doc, choice[FINISH]).is("content_filter");
            if (!withheld) {
                return false;
            }
            patch.message(doc, one);
        }
        if (choice[FINISH] >= 0 && doc.kind(choice[FINISH]) == JsonKind.STRING) {
            finish(one, number);
        }
        return true;
    }

    private int number() {
        long index = choice[INDEX] < 0 ? count : new JsonNode(doc, choice[INDEX]).asLong(count);
        return Math.clamp(index, 0, MOST - 1);
    }

    private void said(int said, int number) {
        BODY.read(doc, said, body);
        for (int value : body) {
            commits |= value >= 0 && saysSomething(value);
        }
        int reasoning = body[REASONING];
        if (reasoning >= 0
                && body[REASONING_CONTENT] < 0
                && doc.kind(reasoning) == JsonKind.STRING
                && saysSomething(reasoning)) {
            patch.reasoning(doc, said, reasoning);
        }
        if (body[TOOL_CALLS] >= 0 && doc.kind(body[TOOL_CALLS]) == JsonKind.ARRAY) {
            calls(body[TOOL_CALLS], number);
        }
    }

    private boolean saysSomething(int value) {
        return switch (doc.kind(value)) {
            case STRING -> doc.end(value) - doc.start(value) > 2;
            case ARRAY, OBJECT -> doc.child(value) < doc.next(value);
            case NUMBER, TRUE, FALSE, NULL -> false;
        };
    }

    /// Counts the calls by their ids; a stream's calls without a number get one.
    private void calls(int list, int number) {
        int end = doc.next(list);
        for (int call = doc.child(list); call < end; call = doc.next(call)) {
            JsonNode id = new JsonNode(doc, call).get("id");
            if (id != null && id.isString() && saysSomething(id.index())) {
                calls[number]++;
            }
            if (!whole && doc.kind(call) == JsonKind.OBJECT && doc.find(call, "index") < 0) {
                patch.callIndex(doc, call, Math.max(0, calls[number] - 1));
            }
        }
    }

    private void finish(int one, int number) {
        int node = choice[FINISH];
        if (!saysSomething(node)) {
            patch.noFinish(doc, node);
            return;
        }
        String word = Objects.requireNonNull(new JsonNode(doc, node).text());
        String meaning = word;
        if (!FinishWords.isOpenAi(doc, node)) {
            if (FinishWords.isFailure(word)) {
                failure = word;
                failedChoice = one;
                return;
            }
            FinishReason reason = FinishWords.meaning(word, calls[number] > 0);
            meaning = reason.wire();
            patch.finish(doc, one, node, meaning, choice[NATIVE] < 0);
        }
        ended |= 1L << number;
        commits = true;
        finish = finish == null ? meaning : finish;
    }

    /// Number of choices in the piece.
    int count() {
        return count;
    }

    /// True if the piece has content, reasoning, a refusal, a tool call or an end.
    boolean commits() {
        return commits;
    }

    /// The first finish reason in the piece, in OpenAI's words, if there is one.
    @Nullable String finish() {
        return finish;
    }

    /// The provider's word if the piece ends a choice with a failure.
    @Nullable String failure() {
        return failure;
    }

    /// The failure that such a word means.
    Failure failed(String provider, String word) {
        return FailedFinish.of(provider, new JsonNode(doc, failedChoice), word);
    }

    /// A bit for each choice that has begun.
    long began() {
        return began;
    }

    /// True once a choice has begun.
    boolean anyBegan() {
        return began != 0;
    }

    /// True once a choice has ended.
    boolean anyEnded() {
        return ended != 0;
    }

    /// True once every choice that began has ended.
    boolean allEnded() {
        return ended != 0 && ended == began;
    }
}
