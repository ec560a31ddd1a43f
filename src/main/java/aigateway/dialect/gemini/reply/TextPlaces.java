package aigateway.dialect.gemini.reply;

import org.jspecify.annotations.Nullable;

/// Finds passages of a text: Gemini gives their places in bytes of UTF-8, counted from the
/// beginning
/// of a part that a stream has cut into pieces; OpenAI's are characters (code points) of the whole
/// text. Where the passage is given, it decides.
final class TextPlaces {
    private final String text;
    private int start;
    private int end;

    TextPlaces(CharSequence text) {
        this.text = text.toString();
    }

    /// Finds a passage; [#start()] and [#end()] have the result.
    void find(long startByte, long endByte, @Nullable String passage) {
        int from = index(startByte);
        int to = Math.max(from, index(endByte));
        if (passage != null && !passage.isEmpty()) {
            int found = text.startsWith(passage, from) ? from : text.indexOf(passage);
            from = found < 0 ? from : found;
            to = found < 0 ? to : found + passage.length();
        }
        start = text.codePointCount(0, from);
        end = start + text.codePointCount(from, to);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// The index of the character at a place in bytes; the end if it is beyond.
    private int index(long bytes) {
        long seen = 0;
        int at = 0;
        while (at < text.length() && seen < bytes) {
            int c = text.codePointAt(at);
            seen += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            at += Character.charCount(c);
        }
        return at;
    }
}
