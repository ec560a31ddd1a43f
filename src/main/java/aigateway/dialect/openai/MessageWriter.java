package aigateway.dialect.openai;

import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes the messages of a request that came in another dialect.
final class MessageWriter {
    private final JsonWriter json;
    private final EarlierReasoning takes;
    private final String model;
    private final Losses losses;

    MessageWriter(JsonWriter json, EarlierReasoning takes, String model, Losses losses) {
        this.json = json;
        this.takes = takes;
        this.model = model;
        this.losses = losses;
    }

    void all(List<Message> messages) {
        json.key("messages").array();
        messages.forEach(this::message);
        json.endArray();
    }

    private void message(Message message) {
        json.object().key("role").string(message.role().name().toLowerCase(Locale.ROOT));
        if (message.name() != null) {
            json.key("name").string(message.name());
        }
        if (message.toolCallId() != null) {
            json.key("tool_call_id").string(message.toolCallId());
        }
        json.key("content");
        content(message);
        if (!message.toolCalls().isEmpty()) {
            json.key("tool_calls").array();
            message.toolCalls().forEach(this::call);
            json.endArray();
        }
        reasoning(message.reasoning());
        json.endObject();
    }

    private void content(Message message) {
        List<Content> content = message.content();
        boolean oneText =
                content.size() == 1
                        && content.getFirst() instanceof Content.Text text
                        && text.cacheControl() == null;
        if (oneText) {
            json.string(message.text());
        } else if (content.isEmpty()) {
            if (message.role() == Role.ASSISTANT && !message.toolCalls().isEmpty()) {
                json.nul();
            } else {
                json.string("");
            }
        } else {
            json.array();
            content.forEach(this::part);
            json.endArray();
        }
    }

    private void part(Content content) {
        switch (content) {
            case Content.Text text -> {
                json.object().key("type").string("text").key("text").string(text.value());
                cacheControl(text.cacheControl());
            }
            case Content.Refusal refusal ->
                    json.object()
                            .key("type")
                            .string("refusal")
                            .key("refusal")
                            .string(refusal.text())
                            .endObject();
            case Content.Image image -> image(image);
            case Content.File file -> file(file);
            case Content.Audio audio -> {
                json.object().key("type").string("input_audio").key("input_audio").object();
                json.key("data").string(audio.data()).key("format").string(audio.format());
                json.endObject().endObject();
            }
            case Content.Other other -> losses.dropped("messages.content." + other.type());
        }
    }

    private void image(Content.Image image) {
        json.object().key("type").string("image_url").key("image_url").object();
        json.key("url").string(address(image.source()));
        if (image.detail() != null) {
            json.key("detail").string(image.detail());
        }
        json.endObject();
        cacheControl(image.cacheControl());
    }

    private void file(Content.File file) {
        json.object().key("type").string("file").key("file").object();
        switch (file.source()) {
            case Content.Source.FileId id -> json.key("file_id").string(id.id());
            case Content.Source.Data data -> json.key("file_data").string(address(data));
            case Content.Source.Url url -> json.key("file_data").string(url.url());
        }
        if (file.filename() != null) {
            json.key("filename").string(file.filename());
        }
        json.endObject();
        cacheControl(file.cacheControl());
    }

    private static String address(Content.Source source) {
        return switch (source) {
            case Content.Source.Url url -> url.url();
            case Content.Source.FileId id -> id.id();
            case Content.Source.Data data ->
                    "data:" + data.mediaType() + ";base64," + data.base64();
        };
    }

    /// Ends a part, with its `cache_control` if this provider is one that knows it.
    private void cacheControl(@Nullable Bytes cacheControl) {
        if (cacheControl != null && takes == EarlierReasoning.DETAILS) {
            json.key("cache_control").raw(cacheControl);
        }
        json.endObject();
    }

    private void call(ToolCall call) {
        json.object().key("id").string(call.id()).key("type").string("function");
        json.key("function").object().key("name").string(call.name());
        json.key("arguments").string(call.arguments()).endObject();
        if (call.extraContent() != null) {
            losses.dropped("messages.tool_calls.extra_content");
        }
        json.endObject();
    }

    private void reasoning(List<ReasoningBlock> blocks) {
        StringBuilder text = new StringBuilder();
        JsonWriter details = new JsonWriter().array();
        boolean any = false;
        for (ReasoningBlock block : blocks) {
            if (block.body() instanceof Body.Text t) {
                text.append(t.text());
            }
            boolean signed =
                    block.body() instanceof Body.Encrypted
                            || (block.body() instanceof Body.Text t && t.signature() != null);
            if (takes == EarlierReasoning.DETAILS
                    && (!signed || ReasoningMaker.fits(block.format(), model))) {
                detail(details, block);
                any = true;
            } else if (signed) {
                losses.dropped("messages.reasoning_details");
            }
        }
        if (any) {
            json.key("reasoning_details").raw(details.endArray().bytes());
        } else if (!text.isEmpty() && takes != EarlierReasoning.NONE) {
            json.key("reasoning_content").string(text.toString());
        }
    }

    private static void detail(JsonWriter json, ReasoningBlock block) {
        json.object().key("type");
        switch (block.body()) {
            case Body.Text text -> {
                json.string("reasoning.text").key("text").string(text.text());
                if (text.signature() != null) {
                    json.key("signature").string(text.signature());
                }
            }
            case Body.Summary summary ->
                    json.string("reasoning.summary").key("summary").string(summary.summary());
            case Body.Encrypted encrypted ->
                    json.string("reasoning.encrypted").key("data").string(encrypted.data());
        }
        if (block.format() != null) {
            json.key("format").string(block.format());
        }
        if (block.id() != null) {
            json.key("id").string(block.id());
        }
        json.endObject();
    }
}
