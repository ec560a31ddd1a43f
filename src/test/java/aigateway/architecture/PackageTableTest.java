package aigateway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who may import whom. A new package needs a line here.
class PackageTableTest {
    /// Concerns of a call; they may use what stands below them, never one another.
    private static final Set<String> FEATURES =
            Set.of(
                    "route",
                    "upstream",
                    "ledger",
                    "access",
                    "limit",
                    "guard",
                    "cache",
                    "prompt",
                    "egress",
                    "analytics");

    private static final Map<String, Set<String>> MAY_USE = table();

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new HashMap<>();
        line(table, "model");
        line(table, "json", "model");
        line(table, "net", "model");
        line(table, "logs", "model", "json", "net", "config", "provider", "settings");
        line(table, "dialect", "model", "json");
        line(table, "provider", "model", "json", "dialect", "config");
        line(table, "call", "model", "net", "dialect", "provider");
        line(table, "config", "model", "json");
        line(table, "server", "model", "json", "net", "dialect", "provider", "call", "logs");
        line(table, "admin", "model", "json", "logs", "settings");
        line(table, "export", "model", "json", "config", "settings");
        line(table, "settings", "model", "json", "logs");
        line(table, "cli");
        line(table, "live", "model", "net", "dialect", "provider", "call", "logs", "upstream");
        line(
                table,
                "inspect",
                "model",
                "json",
                "dialect",
                "provider",
                "call",
                "route",
                "upstream",
                "live");
        for (String feature : FEATURES) {
            line(
                    table,
                    feature,
                    "model",
                    "json",
                    "net",
                    "dialect",
                    "provider",
                    "call",
                    "logs",
                    "settings",
                    "config");
        }
        Set<String> store = new HashSet<>(FEATURES);
        store.addAll(Set.of("model", "json", "logs", "settings"));
        table.put("store", store);
        return table;
    }

    private static void line(Map<String, Set<String>> table, String part, String... others) {
        table.put(part, new HashSet<>(Arrays.asList(others)));
    }

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : Production.CLASSES) {
            String part = Production.part(from.getPackageName());
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (!part.isEmpty() && to.getPackageName().startsWith("aigateway")) {
                    String other = Production.part(to.getPackageName());
                    if (!other.equals(part)
                            && !MAY_USE.getOrDefault(part, Set.of()).contains(other)) {
                        broken.add(from.getName() + " → " + to.getName());
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> parts = new TreeSet<>();
        for (JavaClass each : Production.CLASSES) {
            parts.add(Production.part(each.getPackageName()));
        }
        parts.remove("");
        assertThat(MAY_USE.keySet()).containsAll(parts);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("aigateway.(**)").should().beFreeOfCycles().check(Production.CLASSES);
    }

    @Test
    void dialectsKnowNothingOfOneAnother() {
        // these are no dialects: framings that they share, and what is known of models
        slices().matching("aigateway.dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("aigateway.dialect.sse"))
                .ignoreDependency(alwaysTrue(), resideInAPackage("aigateway.dialect.ndjson"))
                .ignoreDependency(alwaysTrue(), resideInAPackage("aigateway.dialect.eventstream"))
                .ignoreDependency(alwaysTrue(), resideInAPackage("aigateway.dialect.jsonarray"))
                .ignoreDependency(alwaysTrue(), resideInAPackage("aigateway.dialect.models"))
                .check(Production.CLASSES);
    }
}
