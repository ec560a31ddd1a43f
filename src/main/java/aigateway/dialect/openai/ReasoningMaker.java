package aigateway.dialect.openai;

import org.jspecify.annotations.Nullable;

/// Whose reasoning it is: a signature is understood only by its maker's models.
final class ReasoningMaker {
    private ReasoningMaker() {}

    /// True if reasoning of this format may go to a model named `maker/model`, as OpenRouter names
    /// them. A format or a model of no known maker fits everywhere.
    static boolean fits(@Nullable String format, String model) {
        int slash = model.indexOf('/');
        String prefix = slash < 0 ? "" : model.substring(model.startsWith("~") ? 1 : 0, slash);
        String maker = maker(format);
        return maker.isEmpty() || !isMaker(prefix) || maker.equals(prefix);
    }

    private static String maker(@Nullable String format) {
        if (format == null) {
            return "";
        }
        int dash = format.indexOf('-');
        String first = dash < 0 ? format : format.substring(0, dash);
        return switch (first) {
            case "anthropic", "google", "openai" -> first;
            case "azure" -> "openai";
            case "xai" -> "x-ai";
            case "mistral" -> "mistralai";
            default -> "";
        };
    }

    private static boolean isMaker(String prefix) {
        return switch (prefix) {
            case "anthropic", "google", "openai", "x-ai", "mistralai" -> true;
            default -> false;
        };
    }
}
