package aigateway.live;

import aigateway.provider.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lines of the table, in columns that are known before the first call.
///
/// @param providerWidth characters of the first column
/// @param modelWidth characters of the second column
record Table(int providerWidth, int modelWidth) {
    private static final String GAP = "  ";
    private static final String SKIPPED = "skipped: no key";
    private static final int CELL_WIDTH = "failed: unreachable".length();

    static Table of(List<Subject> subjects, List<LeftOut> leftOut) {
        int provider = "provider".length();
        int model = "model".length();
        for (Subject subject : subjects) {
            provider = Math.max(provider, subject.label().length());
            model = Math.max(model, subject.target().model().length());
        }
        for (LeftOut left : leftOut) {
            provider = Math.max(provider, left.name().length());
        }
        return new Table(provider, model);
    }

    String head() {
        List<String> names = new ArrayList<>();
        for (Capability each : Capability.values()) {
            names.add(each.name().toLowerCase(Locale.ROOT));
        }
        return line("provider", "model", names, "");
    }

    String line(Subject subject, List<Outcome> outcomes) {
        List<String> cells = outcomes.stream().map(Outcome::cell).toList();
        String remark = Remark.of(subject.target().provider(), outcomes);
        return line(subject.label(), subject.target().model(), cells, remark);
    }

    String line(LeftOut left) {
        return line(left.name(), "", List.of(SKIPPED, "", ""), "");
    }

    private String line(String provider, String model, List<String> cells, String remark) {
        StringBuilder line = new StringBuilder();
        pad(line, provider, providerWidth);
        pad(line, model, modelWidth);
        cells.forEach(cell -> pad(line, cell, CELL_WIDTH));
        return line.append(remark).toString().stripTrailing();
    }

    private static void pad(StringBuilder line, String text, int width) {
        line.append(text).repeat(' ', Math.max(0, width - text.length())).append(GAP);
    }
}
