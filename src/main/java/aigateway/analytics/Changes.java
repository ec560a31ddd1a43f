package aigateway.analytics;

import aigateway.analytics.series.Marks;
import aigateway.settings.Version;
import java.util.List;

/// Puts what changes into words. Thread-safe, but not for event loops.
public final class Changes {
    private static final String CONFIG = "config";

    private final Marks marks;

    Changes(Marks marks) {
        this.marks = marks;
    }

    /// A setting was changed while running.
    public void setting(Version version) {
        List<String> fields = version.diff().stream().map(Version.Difference::path).toList();
        String what =
                switch (version.action()) {
                    case CHANGE -> "changed";
                    case RESET -> "back to the file's value";
                    case ROLLBACK -> "rolled back";
                };
        String which = fields.isEmpty() ? "" : ": " + String.join(", ", fields);
        marks.add("setting", version.setting(), what + " by " + version.actor() + which);
    }

    /// Another configuration file is in force.
    public void applied() {
        marks.add(CONFIG, "file", "the changed file is in force");
    }

    /// A changed configuration file was not taken.
    ///
    /// @param problems how many it has
    public void notApplied(int problems) {
        String count = problems == 1 ? "1 problem" : problems + " problems";
        marks.add(CONFIG, "file", "the changed file is not taken: " + count);
    }

    /// How a provider does has changed.
    public void provider(String name, String what) {
        marks.add("provider", name, what);
    }
}
