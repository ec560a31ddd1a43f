package aigateway.dialect.openai.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Collects what must change in a reply so that it means to any OpenAI client what the provider
/// meant. Most replies need nothing and stay as they are.
final class Mending {
    private final Piece piece;
    private final boolean excludesReasoning;
    private @Nullable JsonPatch patch;

    Mending(Piece piece, boolean excludesReasoning) {
        this.piece = piece;
        this.excludesReasoning = excludesReasoning;
    }

    private JsonPatch patch() {
        JsonPatch made = patch;
        if (made == null) {
            made = new JsonPatch(piece.doc());
            patch = made;
        }
        return made;
    }

    private JsonNode node(int at) {
        return new JsonNode(piece.doc(), at);
    }

    /// Adds `object` if it is missing.
    void object(String value) {
        if (!piece.hasObject()) {
            patch().insert(node(0), Bytes.utf8("\"object\":\"" + value + "\""));
        }
    }

    /// Mends the choice that the piece looks at.
    ///
    /// @param callsTools true if the answer calls tools
    /// @return the finish reason in OpenAI's words, or null if the choice goes on
    @Nullable String choice(int choice, boolean callsTools) {
        reasoning();
        int finish = piece.finish();
        if (finish < 0) {
            return null;
        }
        String word = node(finish).text();
        if (word == null || FinishWords.isOpenAis(word)) {
            return word;
        }
        String meant = FinishWords.read(word, callsTools).wire();
        patch().replace(node(finish), Bytes.utf8("\"" + meant + "\""));
        if (piece.doc().find(choice, "native_finish_reason") < 0) {
            Bytes key = Bytes.utf8("\"native_finish_reason\":" + node(finish).raw().utf8());
            patch().insert(node(choice), key);
        }
        return meant;
    }

    private void reasoning() {
        int reasoning = piece.part(Piece.REASONING);
        JsonDocument doc = piece.doc();
        if (reasoning >= 0
                && doc.kind(reasoning) == JsonKind.STRING
                && piece.part(Piece.REASONING_CONTENT) < 0) {
            patch().set(node(piece.said()), "reasoning_content", node(reasoning).raw());
        }
    }

    /// Gives the looked-at choice's tool calls the index that they lack.
    ///
    /// @return how many calls there are
    int indexes(int first) {
        int calls = piece.part(Piece.TOOL_CALLS);
        if (calls < 0 || piece.doc().kind(calls) != JsonKind.ARRAY) {
            return 0;
        }
        int count = 0;
        JsonDocument doc = piece.doc();
        for (int at = doc.child(calls); at < doc.next(calls); at = doc.next(at)) {
            if (doc.find(at, "index") < 0 && doc.kind(at) == JsonKind.OBJECT) {
                patch().insert(node(at), Bytes.utf8("\"index\":" + (first + count)));
                count++;
            }
        }
        return count;
    }

    /// Reads the usage, and mends it where it has another meaning or other names.
    @Nullable Usage usage() {
        int at = piece.usage();
        if (at < 0) {
            return null;
        }
        JsonNode usage = node(at);
        Usage read = UsageReader.read(usage, excludesReasoning);
        if (excludesReasoning && read.reasoningTokens() > 0) {
            Bytes tokens = Bytes.utf8(Long.toString(read.completionTokens()));
            patch().set(usage, "completion_tokens", tokens);
        }
        if (usage.get("prompt_tokens_details") == null && read.cachedTokens() > 0) {
            Bytes details =
                    new JsonWriter(48)
                            .object()
                            .key("cached_tokens")
                            .number(read.cachedTokens())
                            .endObject()
                            .bytes();
            patch().set(usage, "prompt_tokens_details", details);
        }
        return read;
    }

    /// The reply's bytes: the original ones if nothing had to change.
    Bytes bytes(Bytes original) {
        return patch == null ? original : patch.bytes();
    }
}
