package aigateway.dialect.anthropic.request;

import static aigateway.dialect.anthropic.request.Trait.ADAPTIVE;
import static aigateway.dialect.anthropic.request.Trait.ALWAYS_THINKS;
import static aigateway.dialect.anthropic.request.Trait.BINDS_THINKING;
import static aigateway.dialect.anthropic.request.Trait.BUDGET;
import static aigateway.dialect.anthropic.request.Trait.EFFORT;
import static aigateway.dialect.anthropic.request.Trait.HIDES_THINKING;
import static aigateway.dialect.anthropic.request.Trait.LATER_SYSTEM;
import static aigateway.dialect.anthropic.request.Trait.MAX_EFFORT;
import static aigateway.dialect.anthropic.request.Trait.NO_FORCED_TOOLS;
import static aigateway.dialect.anthropic.request.Trait.NO_SAMPLING;
import static aigateway.dialect.anthropic.request.Trait.ONE_SAMPLING;
import static aigateway.dialect.anthropic.request.Trait.SCHEMAS;
import static aigateway.dialect.anthropic.request.Trait.THINKS_BETWEEN_TOOLS;
import static aigateway.dialect.anthropic.request.Trait.THINKS_UNASKED;
import static aigateway.dialect.anthropic.request.Trait.XHIGH_EFFORT;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What Anthropic's models take, one row a model. A name that is in no row is taken for a newer
/// model and gets the rules of the newest of its family; a name without `claude` is another maker's
/// model behind the same API and gets modest ones.
final class ModelTable {
    private record Row(String name, ModelRules rules) {}

    private static final Trait[] ANY_EFFORT = {EFFORT, MAX_EFFORT, XHIGH_EFFORT};
    private static final Set<Trait> SINCE_4_7 =
            with(EnumSet.of(ADAPTIVE, HIDES_THINKING, NO_SAMPLING, SCHEMAS), ANY_EFFORT);
    private static final Set<Trait> SINCE_4_8 = with(SINCE_4_7, LATER_SYSTEM);
    private static final Set<Trait> SINCE_5 = with(SINCE_4_8, THINKS_UNASKED);
    private static final Set<Trait> FABLE_5 = with(SINCE_5, ALWAYS_THINKS);
    private static final Set<Trait> NEWEST = with(FABLE_5, NO_FORCED_TOOLS, BINDS_THINKING);
    private static final Set<Trait> SONNET_5_5 =
            with(SINCE_5, THINKS_BETWEEN_TOOLS, NO_FORCED_TOOLS, BINDS_THINKING);
    private static final Set<Trait> HAIKU_5_5 = with(SINCE_5, BINDS_THINKING);
    private static final Set<Trait> SONNET_5 = with(SINCE_4_7, THINKS_UNASKED);
    private static final Set<Trait> MYTHOS_PREVIEW =
            EnumSet.of(
                    ADAPTIVE,
                    THINKS_UNASKED,
                    ALWAYS_THINKS,
                    HIDES_THINKING,
                    EFFORT,
                    MAX_EFFORT,
                    NO_SAMPLING);
    private static final Set<Trait> FROM_4_6 =
            EnumSet.of(ADAPTIVE, BUDGET, EFFORT, MAX_EFFORT, ONE_SAMPLING, SCHEMAS);
    private static final Set<Trait> FROM_4_5 = EnumSet.of(BUDGET, ONE_SAMPLING, SCHEMAS);
    private static final Set<Trait> FROM_3_7 = EnumSet.of(BUDGET);
    private static final Set<Trait> OLD = EnumSet.noneOf(Trait.class);

    private static final List<Row> ROWS =
            List.of(
                    row("claude-fable-5-1", 128_000, NEWEST),
                    row("claude-mythos-5-1", 128_000, with(FABLE_5, NO_FORCED_TOOLS)),
                    row("claude-opus-5-5", 128_000, NEWEST),
                    row("claude-sonnet-5-5", 128_000, SONNET_5_5),
                    row("claude-haiku-5-5", 128_000, HAIKU_5_5),
                    row("claude-fable-5", 128_000, FABLE_5),
                    row("claude-mythos-5", 128_000, FABLE_5),
                    row("claude-mythos-preview", 128_000, MYTHOS_PREVIEW),
                    row("claude-opus-5", 128_000, SINCE_5),
                    row("claude-sonnet-5", 128_000, SONNET_5),
                    row("claude-opus-4-8", 128_000, SINCE_4_8),
                    row("claude-opus-4-7", 128_000, SINCE_4_7),
                    row("claude-opus-4-6", 128_000, FROM_4_6),
                    row("claude-sonnet-4-6", 128_000, FROM_4_6),
                    row("claude-opus-4-5", 64_000, with(FROM_4_5, EFFORT)),
                    row("claude-sonnet-4-5", 64_000, FROM_4_5),
                    row("claude-haiku-4-5", 64_000, FROM_4_5),
                    row("claude-opus-4-1", 32_000, EnumSet.of(BUDGET, ONE_SAMPLING)),
                    row("claude-opus-4", 32_000, FROM_3_7),
                    row("claude-sonnet-4", 64_000, FROM_3_7),
                    row("claude-3-7-sonnet", 64_000, FROM_3_7),
                    row("claude-3-5-sonnet", 8_192, OLD),
                    row("claude-3-5-haiku", 8_192, OLD),
                    row("claude-3-opus", 4_096, OLD),
                    row("claude-3-sonnet", 4_096, OLD),
                    row("claude-3-haiku", 4_096, OLD),
                    row("claude-2-1", 4_096, OLD),
                    row("claude-2", 4_096, OLD),
                    row("claude-instant-1-2", 4_096, OLD));

    private static final ModelRules UNKNOWN = new ModelRules(128_000, false, NEWEST);
    private static final ModelRules UNKNOWN_SONNET = new ModelRules(128_000, false, SONNET_5_5);
    private static final ModelRules UNKNOWN_HAIKU = new ModelRules(128_000, false, HAIKU_5_5);
    private static final ModelRules OTHER_MAKER = new ModelRules(8_192, false, FROM_3_7);

    private ModelTable() {}

    /// The rules for a model by its name at any host: `claude-sonnet-4-5-20250929`,
    /// `us.anthropic.claude-opus-4-6-v1`, `claude-3-7-sonnet@20250219`, `claude-opus-4.5`.
    static ModelRules rules(String model) {
        String name = model.toLowerCase(Locale.ROOT).replace('.', '-');
        for (Row row : ROWS) {
            int at = name.indexOf(row.name);
            if (at >= 0 && isWholeVersion(name, at + row.name.length())) {
                return row.rules;
            }
        }
        if (!name.contains("claude")) {
            return OTHER_MAKER;
        }
        return name.contains("sonnet")
                ? UNKNOWN_SONNET
                : name.contains("haiku") ? UNKNOWN_HAIKU : UNKNOWN;
    }

    /// True if the version does not go on: `claude-opus-4` ends before `-20250514` and `-0`, but
    /// not before `-9`.
    private static boolean isWholeVersion(String name, int end) {
        if (end == name.length()) {
            return true;
        }
        int digits = end + 1;
        while (digits < name.length() && Character.isDigit(name.charAt(digits))) {
            digits++;
        }
        int length = digits - end - 1;
        boolean minor = length > 0 && length < 6 && name.charAt(end + 1) != '0';
        return !Character.isDigit(name.charAt(end)) && !minor;
    }

    private static Row row(String name, long maxOutputTokens, Set<Trait> traits) {
        return new Row(name, new ModelRules(maxOutputTokens, true, traits));
    }

    private static Set<Trait> with(Set<Trait> traits, Trait... more) {
        EnumSet<Trait> all = EnumSet.copyOf(traits);
        all.addAll(List.of(more));
        return all;
    }
}
