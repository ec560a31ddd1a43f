package aigateway.dialect.openai.request;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;

/// Checks the content of messages: text, or an array of parts. Parts of types that the gateway does
/// not know pass.
final class ContentCheck {
    private static final JsonNames PART =
            new JsonNames("type", "text", "image_url", "input_audio", "file", "refusal");
    private static final JsonNames TYPES =
            new JsonNames("type", "text", "image_url", "input_audio", "file", "refusal");
    private static final int TEXT = 1;
    private static final int IMAGE_URL = 2;
    private static final int INPUT_AUDIO = 3;
    private static final int FILE = 4;
    private static final int REFUSAL = 5;

    private static final JsonNames IMAGE = new JsonNames("url", "detail");
    private static final JsonNames AUDIO = new JsonNames("data", "format");
    private static final JsonNames FILES = new JsonNames("file_data", "file_id", "filename");

    private final Check check;
    private final JsonDocument doc;
    private final int[] part = new int[PART.size()];
    private final int[] inner = new int[FILES.size()];

    ContentCheck(Check check) {
        this.check = check;
        this.doc = check.doc;
    }

    /// A message's content.
    ///
    /// @param mayBeEmpty true if an empty array is fine
    boolean check(int content, boolean mayBeEmpty) {
        if (doc.kind(content) == JsonKind.STRING) {
            return true;
        }
        if (doc.kind(content) != JsonKind.ARRAY) {
            return check.wrongType("content", content, "a string or an array of parts");
        }
        int end = doc.next(content);
        if (doc.child(content) == end && !mayBeEmpty) {
            return check.bad("content", "empty_array", "is empty: send at least one part");
        }
        int number = 0;
        for (int one = doc.child(content); one < end; one = doc.next(one)) {
            check.inside("content", number++);
            if (!part(one)) {
                return false;
            }
        }
        check.outside();
        return true;
    }

    private boolean part(int one) {
        if (!check.is(one, JsonKind.OBJECT, "")) {
            return false;
        }
        PART.read(doc, one, part);
        if (!check.name(part[0], "type")) {
            return false;
        }
        return switch (TYPES.find(doc, part[0])) {
            case TEXT -> check.is(part[TEXT], JsonKind.STRING, "text");
            case IMAGE_URL -> image(part[IMAGE_URL]);
            case INPUT_AUDIO -> audio(part[INPUT_AUDIO]);
            case FILE -> file(part[FILE]);
            case REFUSAL -> check.is(part[REFUSAL], JsonKind.STRING, "refusal");
            default -> true;
        };
    }

    /// An object with `url`; some clients and providers write the address itself.
    private boolean image(int image) {
        if (image >= 0 && doc.kind(image) == JsonKind.STRING) {
            return check.name(image, "image_url");
        }
        if (!check.is(image, JsonKind.OBJECT, "image_url")) {
            return false;
        }
        IMAGE.read(doc, image, inner);
        return check.name(inner[0], "image_url.url")
                && check.isOrAbsent(inner[1], JsonKind.STRING, "image_url.detail");
    }

    private boolean audio(int audio) {
        if (!check.is(audio, JsonKind.OBJECT, "input_audio")) {
            return false;
        }
        AUDIO.read(doc, audio, inner);
        return check.name(inner[0], "input_audio.data")
                && check.name(inner[1], "input_audio.format");
    }

    private boolean file(int file) {
        if (!check.is(file, JsonKind.OBJECT, "file")) {
            return false;
        }
        FILES.read(doc, file, inner);
        if (inner[0] < 0 && inner[1] < 0) {
            return check.missing("file", "needs 'file_data' or 'file_id'");
        }
        return check.isOrAbsent(inner[0], JsonKind.STRING, "file.file_data")
                && check.isOrAbsent(inner[1], JsonKind.STRING, "file.file_id")
                && check.isOrAbsent(inner[2], JsonKind.STRING, "file.filename");
    }
}
