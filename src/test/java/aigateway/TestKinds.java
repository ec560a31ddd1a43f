package aigateway;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// Every kind of provider, for tests.
public final class TestKinds {
    private TestKinds() {}

    /// All kinds of the catalog.
    public static List<Kind> all() {
        return Catalog.KINDS;
    }

    /// The kind of a name.
    public static Kind named(String name) {
        return all().stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
    }

    /// The names of all dialects of the catalog that providers speak.
    public static List<String> dialects() {
        return Catalog.DIALECTS.stream().map(Dialect::name).toList();
    }

    /// The names of those that callers speak, too.
    public static List<String> callerDialects() {
        return Catalog.DIALECTS.stream()
                .filter(dialect -> dialect.callerSide() != null)
                .map(Dialect::name)
                .toList();
    }

    /// The first kind that speaks a dialect.
    public static Kind speaking(String dialect) {
        return all().stream()
                .filter(kind -> kind.dialect().name().equals(dialect))
                .findFirst()
                .orElseThrow();
    }

    /// What can be changed while running.
    public static List<String> policies() {
        return Arrays.stream(Policies.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
