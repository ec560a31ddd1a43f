package aigateway.dialect.cohere.request;

import static aigateway.dialect.cohere.request.Trait.DOCUMENTS;
import static aigateway.dialect.cohere.request.Trait.IMAGES;
import static aigateway.dialect.cohere.request.Trait.SCHEMAS;
import static aigateway.dialect.cohere.request.Trait.THINKS;
import static aigateway.dialect.cohere.request.Trait.TOOLS;
import static aigateway.dialect.cohere.request.Trait.TOOL_CHOICE;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What Cohere's models take, one row a model (<https://docs.cohere.com/docs/models>). A name that
/// is in no row, as a tuned model's id, gets the rules of the newest model.
final class ModelTable {
    private record Row(String name, Set<Trait> traits) {}

    private static final Set<Trait> NEWEST = EnumSet.allOf(Trait.class);
    private static final Set<Trait> SINCE_R7B = EnumSet.of(TOOLS, TOOL_CHOICE, DOCUMENTS, SCHEMAS);
    private static final Set<Trait> REASONING =
            EnumSet.of(TOOLS, TOOL_CHOICE, DOCUMENTS, SCHEMAS, THINKS);
    private static final Set<Trait> VISION = EnumSet.of(IMAGES, DOCUMENTS, SCHEMAS);
    private static final Set<Trait> COMMAND_R = EnumSet.of(TOOLS, DOCUMENTS, SCHEMAS);
    private static final Set<Trait> AYA = EnumSet.noneOf(Trait.class);

    private static final List<Row> ROWS =
            List.of(
                    new Row("command-a-plus", NEWEST),
                    new Row("command-a-reasoning", REASONING),
                    new Row("command-a-vision", VISION),
                    new Row("command-a-translate", SINCE_R7B),
                    new Row("command-a", SINCE_R7B),
                    new Row("north-mini-code", REASONING),
                    new Row("command-r7b-arabic", SINCE_R7B),
                    new Row("command-r7b", SINCE_R7B),
                    new Row("command-r-plus", COMMAND_R),
                    new Row("command-r", COMMAND_R),
                    new Row("aya-vision", EnumSet.of(IMAGES)),
                    new Row("aya-expanse", AYA),
                    new Row("tiny-aya", AYA));

    private ModelTable() {}

    /// The traits of a model by its name at any host: `command-a-03-2025`,
    /// `cohere.command-r-plus-v1:0`, `CohereLabs/aya-vision-32b`.
    static Set<Trait> traits(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        for (Row row : ROWS) {
            int at = name.indexOf(row.name);
            if (at >= 0 && isWhole(name, at + row.name.length())) {
                return row.traits;
            }
        }
        return NEWEST;
    }

    /// True if only a date, a version or a size follows: `command-a` ends before `-03-2025`, but
    /// not before `-large`.
    private static boolean isWhole(String name, int end) {
        if (end == name.length()) {
            return true;
        }
        char next = name.charAt(end);
        if (next != '-') {
            return !Character.isLetterOrDigit(next);
        }
        int at = end + 1;
        if (at < name.length() && name.charAt(at) == 'v') {
            at++;
        }
        return at < name.length() && Character.isDigit(name.charAt(at));
    }
}
