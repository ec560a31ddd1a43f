package aigateway;

import aigateway.provider.Kind;
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
}
