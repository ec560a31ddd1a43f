package aigateway.dialect.bedrock.request;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names and formats of documents as Bedrock takes them: letters, digits, single spaces, hyphens,
/// parentheses and square brackets, no name twice in a request
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html>).
final class DocumentNames {
    private static final int LONGEST = 200;
    private static final int ROOM_FOR_NUMBER = 10;

    private final Set<String> used = new HashSet<>();

    /// A name that is made from a file's, without the ending.
    String name(@Nullable String filename) {
        String plain = plain(filename == null ? "" : filename);
        String name = plain;
        for (int number = 2; !used.add(name); number++) {
            name = plain + " " + number;
        }
        return name;
    }

    private static String plain(String filename) {
        int dot = filename.lastIndexOf('.');
        int end = dot > 0 ? dot : filename.length();
        StringBuilder name = new StringBuilder();
        boolean space = false;
        for (int i = 0; i < end && name.length() < LONGEST - ROOM_FOR_NUMBER; i++) {
            char c = filename.charAt(i);
            if (isPlain(c)) {
                if (space && !name.isEmpty()) {
                    name.append(' ');
                }
                name.append(c);
                space = false;
            } else {
                space = true;
            }
        }
        return name.isEmpty() ? "document" : name.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-()[]".indexOf(c) >= 0;
    }

    /// Bedrock's word for a document's type, or null if it takes no such documents.
    static @Nullable String format(String mediaType, @Nullable String filename) {
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "text/csv" -> "csv";
            case "text/html" -> "html";
            case "text/markdown", "text/x-markdown" -> "md";
            case "text/plain" -> ofName(filename);
            case "application/json" -> "txt";
            case "application/msword" -> "doc";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ->
                    "docx";
            case "application/vnd.ms-excel" -> "xls";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> "xlsx";
            default -> mediaType.startsWith("text/") ? "txt" : null;
        };
    }

    private static String ofName(@Nullable String filename) {
        String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".md")) {
            return "md";
        }
        return name.endsWith(".csv") ? "csv" : "txt";
    }
}
