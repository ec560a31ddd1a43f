package aigateway.dialect.ollama.request;

import java.util.List;
import java.util.Locale;

/// How Ollama's models are asked to think, one row a family, by
/// <https://docs.ollama.com/capabilities/thinking> and <https://ollama.com/search?c=thinking>. A
/// model may have any name on the machine where it runs; a name that is in no row is not asked, as
/// Ollama refuses requests to think of models that cannot, and lets those think that can.
final class ModelTable {
    /// @param name the beginning of the names
    private record Row(String name, ThinkForm form) {}

    // The first row that fits counts.
    private static final List<Row> ROWS =
            List.of(
                    new Row("gpt-oss", ThinkForm.LEVELS),
                    new Row("qwen3-coder", ThinkForm.UNKNOWN),
                    new Row("qwen3-embedding", ThinkForm.UNKNOWN),
                    new Row("qwen3", ThinkForm.SWITCH),
                    new Row("deepseek-r1", ThinkForm.SWITCH),
                    new Row("deepseek-v3.1", ThinkForm.SWITCH),
                    new Row("deepseek-v3.2", ThinkForm.SWITCH),
                    new Row("magistral", ThinkForm.SWITCH),
                    new Row("glm-4.5", ThinkForm.SWITCH),
                    new Row("glm-4.6", ThinkForm.SWITCH),
                    new Row("glm-4.7", ThinkForm.SWITCH),
                    new Row("kimi-k2-thinking", ThinkForm.SWITCH),
                    new Row("minimax-m2", ThinkForm.SWITCH),
                    new Row("nemotron-3-nano", ThinkForm.SWITCH));

    private static final String LIBRARY = "library/";

    private ModelTable() {}

    /// How a model takes `think`. Only names of Ollama's own library are known: a copy of
    /// someone's (`hf.co/someone/qwen3`) may have another template. Variants that only follow
    /// instructions (`qwen3:4b-instruct-2507-q8_0`) do not think.
    static ThinkForm form(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        int slash = name.lastIndexOf('/') + 1;
        if (slash > 0 && !name.substring(0, slash).endsWith(LIBRARY)) {
            return ThinkForm.UNKNOWN;
        }
        name = name.substring(slash);
        int colon = name.indexOf(':');
        if (colon >= 0 && name.indexOf("instruct", colon) >= 0) {
            return ThinkForm.UNKNOWN;
        }
        for (Row row : ROWS) {
            if (name.startsWith(row.name)) {
                return row.form;
            }
        }
        return ThinkForm.UNKNOWN;
    }
}
