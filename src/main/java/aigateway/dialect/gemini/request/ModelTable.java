package aigateway.dialect.gemini.request;

import static aigateway.dialect.gemini.request.Trait.CALL_IDS;
import static aigateway.dialect.gemini.request.Trait.CANDIDATES;
import static aigateway.dialect.gemini.request.Trait.CAN_STOP;
import static aigateway.dialect.gemini.request.Trait.FETCHES;
import static aigateway.dialect.gemini.request.Trait.JSON_WITH_TOOLS;
import static aigateway.dialect.gemini.request.Trait.LOGPROBS;
import static aigateway.dialect.gemini.request.Trait.LOGPROBS_AT_VERTEX;
import static aigateway.dialect.gemini.request.Trait.NEEDS_SIGNATURES;
import static aigateway.dialect.gemini.request.Trait.NO_SAMPLING;
import static aigateway.dialect.gemini.request.Trait.NO_SYSTEM;
import static aigateway.dialect.gemini.request.Trait.PENALTIES;
import static aigateway.dialect.gemini.request.Trait.RESULT_MEDIA;
import static aigateway.dialect.gemini.request.Trait.THINKS;
import static aigateway.dialect.gemini.request.Trait.VALIDATES;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What Gemini's models take, one row a model. A name that is in no row is taken for a newer model
/// and gets the rules of the newest of its family.
///
/// Levels and budgets: https://ai.google.dev/gemini-api/docs/thinking and
/// https://cloud.google.com/vertex-ai/generative-ai/docs/thinking. Sampling, candidates and
/// penalties of the newer ones: https://ai.google.dev/gemini-api/docs/whats-new-gemini-3.6.
final class ModelTable {
    private record Row(String name, ModelRules rules) {}

    private static final List<String> ALL = List.of("MINIMAL", "LOW", "MEDIUM", "HIGH");
    private static final List<String> FROM_LOW = List.of("LOW", "MEDIUM", "HIGH");
    private static final List<String> LOW_HIGH = List.of("LOW", "HIGH");

    private static final Set<Trait> SINCE_3 =
            EnumSet.of(
                    THINKS,
                    NEEDS_SIGNATURES,
                    CALL_IDS,
                    RESULT_MEDIA,
                    FETCHES,
                    JSON_WITH_TOOLS,
                    VALIDATES);
    private static final Set<Trait> SINCE_3_6 = with(SINCE_3, NO_SAMPLING);
    private static final Set<Trait> FROM_2_5 =
            EnumSet.of(THINKS, FETCHES, VALIDATES, CANDIDATES, LOGPROBS_AT_VERTEX);
    private static final Set<Trait> FLASH_2_5 = with(FROM_2_5, CAN_STOP);
    private static final Set<Trait> OLD = EnumSet.of(PENALTIES, CANDIDATES, LOGPROBS);
    private static final Set<Trait> IMAGES_2_5 = EnumSet.of(FETCHES);
    private static final Set<Trait> GEMMA = EnumSet.of(NO_SYSTEM);

    private static final long LONG = 65_536;
    private static final long SHORT = 8_192;

    private static final List<Row> ROWS =
            List.of(
                    leveled("gemini-3.8-flash", FROM_LOW, SINCE_3_6),
                    leveled("gemini-3.7-flash", FROM_LOW, SINCE_3_6),
                    leveled("gemini-3.6-flash", ALL, SINCE_3_6),
                    leveled("gemini-3.5-flash-lite", ALL, SINCE_3_6),
                    leveled("gemini-3.5-flash", ALL, SINCE_3),
                    leveled("gemini-3.1-flash", ALL, SINCE_3),
                    leveled("gemini-3.1-pro", FROM_LOW, SINCE_3),
                    leveled("gemini-3-flash", ALL, SINCE_3),
                    leveled("gemini-3-pro", LOW_HIGH, SINCE_3),
                    plain("gemini-2.5-flash-image", LONG, IMAGES_2_5),
                    budgeted("gemini-2.5-flash-lite", 512, 24_576, FLASH_2_5),
                    budgeted("gemini-2.5-flash", 0, 24_576, FLASH_2_5),
                    budgeted("gemini-2.5-pro", 128, 32_768, FROM_2_5),
                    budgeted("gemini-robotics-er-1.5", 0, 24_576, FLASH_2_5),
                    plain("gemini-2.0", SHORT, OLD),
                    plain("gemini-1.5", SHORT, OLD),
                    plain("gemini-1.0", SHORT, OLD),
                    leveled("gemini-flash-lite-latest", ALL, SINCE_3_6),
                    leveled("gemini-flash-latest", FROM_LOW, SINCE_3_6),
                    leveled("gemini-pro-latest", FROM_LOW, SINCE_3),
                    plain("gemini-pro", SHORT, OLD),
                    plain("gemma-3", SHORT, GEMMA));

    private static final ModelRules UNKNOWN =
            new ModelRules(LONG, false, FROM_LOW, 0, 0, SINCE_3_6);
    private static final ModelRules UNKNOWN_LITE =
            new ModelRules(LONG, false, ALL, 0, 0, SINCE_3_6);
    private static final ModelRules OTHER_MAKER =
            new ModelRules(SHORT, false, List.of(), 0, 0, EnumSet.of(FETCHES));

    private ModelTable() {}

    /// The rules for a model by its name: `gemini-2.5-flash-preview-09-2025`,
    /// `models/gemini-3-pro-preview`, `google/gemini-2.0-flash-001`.
    static ModelRules rules(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        for (Row row : ROWS) {
            if (name.contains(row.name)) {
                return row.rules;
            }
        }
        if (!name.contains("gemini")) {
            return OTHER_MAKER;
        }
        return name.contains("lite") ? UNKNOWN_LITE : UNKNOWN;
    }

    private static Row leveled(String name, List<String> levels, Set<Trait> traits) {
        return new Row(name, new ModelRules(LONG, true, levels, 0, 0, traits));
    }

    private static Row budgeted(String name, long least, long most, Set<Trait> traits) {
        return new Row(name, new ModelRules(LONG, true, List.of(), least, most, traits));
    }

    private static Row plain(String name, long maxOutputTokens, Set<Trait> traits) {
        return new Row(name, new ModelRules(maxOutputTokens, true, List.of(), 0, 0, traits));
    }

    private static Set<Trait> with(Set<Trait> traits, Trait... more) {
        EnumSet<Trait> all = EnumSet.copyOf(traits);
        all.addAll(List.of(more));
        return all;
    }
}
