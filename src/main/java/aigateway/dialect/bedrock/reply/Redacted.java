package aigateway.dialect.bedrock.reply;

import aigateway.dialect.ReasoningFormats;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reasoning that only the model's maker can read. Bedrock's JSON has it in Base64, as all bytes;
/// in it is the text that Anthropic's own API writes, which makes it good at both.
final class Redacted {
    private Redacted() {}

    /// Adds more of it, in Base64; what is no Base64 is nobody's.
    static void add(@Nullable String base64, ByteArrayOutputStream to) {
        if (base64 == null) {
            return;
        }
        try {
            to.writeBytes(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            // no more is known of it than this
        }
    }

    /// The block: Anthropic's text if it is one, else Bedrock's own encoding of it.
    static ReasoningBlock block(byte[] bytes) {
        if (isText(bytes)) {
            String text = new String(bytes, StandardCharsets.US_ASCII);
            return new ReasoningBlock(new Body.Encrypted(text), ReasoningFormats.ANTHROPIC, null);
        }
        String base64 = Base64.getEncoder().encodeToString(bytes);
        return new ReasoningBlock(new Body.Encrypted(base64), ReasoningFormats.BEDROCK, null);
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' || b > '~') {
                return false;
            }
        }
        return true;
    }
}
