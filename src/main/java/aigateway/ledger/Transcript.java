package aigateway.ledger;

import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said in one call: the request as it came, and the answer's text, tool calls among it.
/// For
/// one thread.
final class Transcript {
    /// So many bytes of each text are shown.
    static final int MOST_BYTES = 64 << 10;

    // So many more are kept, so that a secret at the end is known whole and masked.
    private static final int OVERHANG = 4 << 10;
    private static final int MOST_CHOICES = 8;
    private static final String LEFT_OUT = "…";

    private final Transcripts all;
    private final ChatEvent.Decoder decoder;
    private final List<StringBuilder> choices = new ArrayList<>(1);
    private final String request;
    private long reserved;
    private int room = MOST_BYTES + OVERHANG;

    Transcript(Transcripts all, @Nullable CallerRequest read) {
        this.all = all;
        decoder = all.decoder().get();
        request = read == null ? "" : begin(read.document().root().raw());
    }

    private String begin(Bytes body) {
        int length = Math.min(body.length(), MOST_BYTES + OVERHANG);
        if (!reserve(length)) {
            return LEFT_OUT;
        }
        return new String(body.array(), body.offset(), length, StandardCharsets.UTF_8);
    }

    /// A piece of the answer.
    void on(ChatEvent event) {
        if (room <= 0) {
            return;
        }
        switch (event) {
            case ChatEvent.Raw raw -> decoder.decode(raw.data()).forEach(this::on);
            case ChatEvent.TextDelta e -> add(e.choice(), e.text());
            case ChatEvent.RefusalDelta e -> add(e.choice(), e.text());
            case ChatEvent.ToolCallDelta e -> {
                if (e.name() != null) {
                    add(e.choice(), "\n[tool call " + e.name() + "] ");
                }
                add(e.choice(), e.arguments());
            }
            case ChatEvent.ReasoningDelta _,
                    ChatEvent.ReasoningSignature _,
                    ChatEvent.ReasoningEncrypted _,
                    ChatEvent.Started _,
                    ChatEvent.MessageField _,
                    ChatEvent.ReplyField _,
                    ChatEvent.Logprobs _,
                    ChatEvent.UsageReported _,
                    ChatEvent.Finished _ -> {}
        }
    }

    private void add(int choice, String text) {
        if (choice >= MOST_CHOICES || text.isEmpty() || room <= 0) {
            return;
        }
        // A character may take three bytes.
        String part = text.length() > room ? text.substring(0, room) : text;
        if (!reserve(part.length())) {
            room = 0;
            return;
        }
        room -= part.length();
        while (choices.size() <= choice) {
            choices.add(new StringBuilder());
        }
        choices.get(choice).append(part);
    }

    private boolean reserve(int bytes) {
        boolean fits = all.budget().reserve(bytes);
        reserved += fits ? bytes : 0;
        return fits;
    }

    /// The request's body, masked and bounded.
    String request() {
        return shown(request);
    }

    /// The answer's text, masked and bounded; further choices follow the first.
    String answer() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < choices.size(); i++) {
            text.append(i == 0 ? "" : "\n[choice " + i + "] ").append(choices.get(i));
        }
        return shown(text.toString().strip());
    }

    private String shown(String text) {
        return cut(all.mask().apply(text));
    }

    private static String cut(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            if (bytes > MOST_BYTES) {
                int end = Character.isLowSurrogate(c) ? i - 1 : i;
                return text.substring(0, end) + LEFT_OUT;
            }
        }
        return text;
    }

    /// The call is over: gives back what was reserved.
    void release() {
        all.budget().release(reserved);
        reserved = 0;
    }
}
