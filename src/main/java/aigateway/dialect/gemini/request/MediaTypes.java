package aigateway.dialect.gemini.request;

import java.util.Locale;

/// Media types as Gemini names them (https://ai.google.dev/gemini-api/docs/file-input-methods).
final class MediaTypes {
    private MediaTypes() {}

    /// A declared type without its parameters, in Gemini's words; empty if Gemini does not read it.
    static String known(String declared) {
        int end = declared.indexOf(';');
        String type = (end < 0 ? declared : declared.substring(0, end)).strip();
        String plain = type.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "image/jpg" -> "image/jpeg";
            case "application/json",
                    "application/xml",
                    "application/yaml",
                    "application/x-yaml",
                    "application/javascript",
                    "application/x-javascript",
                    "application/x-python",
                    "application/typescript",
                    "application/x-typescript",
                    "application/x-sh",
                    "application/rtf" ->
                    "text/plain";
            case "application/pdf" -> plain;
            default -> isMedia(plain) ? plain : "";
        };
    }

    private static boolean isMedia(String type) {
        return type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.startsWith("text/");
    }

    /// The type that an address speaks of by its ending; empty if it does not.
    static String ofAddress(String url) {
        int end = url.length();
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        end = query < 0 ? end : query;
        end = fragment < 0 || fragment > end ? end : fragment;
        int dot = url.lastIndexOf('.', end - 1);
        int slash = url.lastIndexOf('/', end - 1);
        if (dot < slash || dot < 0) {
            return "";
        }
        return switch (url.substring(dot + 1, end).toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "gif" -> "image/gif";
            case "heic" -> "image/heic";
            case "heif" -> "image/heif";
            case "avif" -> "image/avif";
            case "bmp" -> "image/bmp";
            case "pdf" -> "application/pdf";
            case "txt", "md", "json", "xml", "yaml", "yml" -> "text/plain";
            case "csv" -> "text/csv";
            case "html", "htm" -> "text/html";
            case "mp3" -> "audio/mp3";
            case "wav" -> "audio/wav";
            case "ogg" -> "audio/ogg";
            case "flac" -> "audio/flac";
            case "aac" -> "audio/aac";
            case "m4a" -> "audio/m4a";
            case "mp4" -> "video/mp4";
            case "mov" -> "video/quicktime";
            case "webm" -> "video/webm";
            case "mpeg", "mpg" -> "video/mpeg";
            default -> "";
        };
    }
}
