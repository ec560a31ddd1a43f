package aigateway.dialect.mistral.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns completions, whole or in chunks, into events.
final class ReplyEvents {
    private static final int MOST_CHOICES = 64;

    /// Fields with a meaning of their own, and padding (`p`).
    private static final JsonNames KNOWN =
            new JsonNames("id", "object", "created", "model", "choices", "usage", "p", "error");

    private final String provider;
    private final Sink sink;
    private final SignatureMemory memory;
    private final Kept kept = new Kept();
    private final List<@Nullable ChoiceEvents> choices = new ArrayList<>(1);
    private String id = "";
    private boolean started;

    ReplyEvents(String provider, Sink sink, SignatureMemory memory) {
        this.provider = provider;
        this.sink = sink;
        this.memory = memory;
    }

    /// The failure that a reply is in place of a completion, or null if it is none. Errors come
    /// with status 200 as well, above all inside of streams.
    @Nullable Failure failure(JsonNode root) {
        JsonNode error = root.get("error");
        if (error != null && (error.isObject() || error.isString())) {
            return ErrorReader.inReply(provider, root);
        }
        JsonNode object = root.get("object");
        boolean named = object != null && (object.is("error") || object.is("Error"));
        boolean says = root.get("message") != null || root.get("detail") != null;
        if (named || (says && root.get("choices") == null)) {
            return ErrorReader.inReply(provider, root);
        }
        return null;
    }

    /// A chunk, or a whole completion.
    ///
    /// @return the failure with which a choice ends, or null
    @Nullable Failure take(JsonNode root, boolean whole) {
        List<JsonNode> list = list(root);
        if (!started && (!list.isEmpty() || root.get("id") != null)) {
            start(root);
        }
        fields(root, list);
        Tokens.report(root.get("usage"), sink);
        int position = 0;
        for (JsonNode choice : list) {
            Failure failure = choice(choice, position++, whole);
            if (failure != null) {
                return failure;
            }
        }
        return kept.tooMuch()
                ? new Failure.Broken(provider, provider + ": " + Kept.complaint())
                : null;
    }

    /// Passes on what stands beside the choices.
    private void fields(JsonNode root, List<JsonNode> list) {
        if (list.isEmpty()) {
            return; // perhaps no chunk at all, but something newer than this reader
        }
        Others.each(
                root, KNOWN, (name, value) -> sink.on(new ChatEvent.ReplyField(name, value.raw())));
    }

    private static List<JsonNode> list(JsonNode root) {
        JsonNode choices = root.get("choices");
        return choices == null ? List.of() : choices.elements();
    }

    private void start(JsonNode root) {
        started = true;
        String given = root.text("id");
        String model = root.text("model");
        id = given == null ? "" : given;
        sink.on(new ChatEvent.Started(id, root.number("created", 0), model == null ? "" : model));
    }

    private @Nullable Failure choice(JsonNode choice, int position, boolean whole) {
        if (!choice.isObject()) {
            return null;
        }
        ChoiceEvents events =
                events(Math.clamp(choice.number("index", position), 0, MOST_CHOICES - 1));
        JsonNode said = choice.get(whole ? "message" : "delta");
        if (said == null) {
            said = choice.get(whole ? "delta" : "message");
        }
        if (said != null) {
            events.said(said, whole);
        }
        JsonNode several = choice.get("messages");
        if (several != null) {
            several(several.elements(), events, whole);
        }
        String reason = choice.text("finish_reason");
        if ("error".equals(reason)) {
            return new Failure.UpstreamError(
                    provider,
                    502,
                    provider + ": the answer ended with finish reason \"error\"",
                    "server_error",
                    null,
                    "error",
                    0);
        }
        if (whole || (reason != null && !reason.isEmpty())) {
            events.end(reason);
        }
        return null;
    }

    /// Messages of one choice: what the assistant asked of Mistral's own tools, their results, and
    /// its answer. Calls that have a result are none for the caller.
    private static void several(List<JsonNode> messages, ChoiceEvents events, boolean whole) {
        for (int i = 0; i < messages.size(); i++) {
            JsonNode next = i + 1 < messages.size() ? messages.get(i + 1).get("role") : null;
            if (next != null && next.is("tool")) {
                events.kept(messages.get(i));
            } else {
                events.said(messages.get(i), whole);
            }
        }
    }

    private ChoiceEvents events(int number) {
        while (choices.size() <= number) {
            choices.add(null);
        }
        ChoiceEvents events = choices.get(number);
        if (events == null) {
            events = new ChoiceEvents(number, id, sink, memory, kept);
            choices.set(number, events);
        }
        return events;
    }

    /// True once a choice began.
    boolean anyBegan() {
        return !choices.isEmpty();
    }

    /// True once a choice has ended.
    boolean anyEnded() {
        for (ChoiceEvents choice : choices) {
            if (choice != null && choice.hasEnded()) {
                return true;
            }
        }
        return false;
    }

    /// True once every choice that began has ended, and one did.
    boolean allEnded() {
        for (ChoiceEvents choice : choices) {
            if (choice != null && !choice.hasEnded()) {
                return false;
            }
        }
        return anyBegan();
    }
}
