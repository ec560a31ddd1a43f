package aigateway;

import aigateway.provider.FakeDialect;
import aigateway.provider.Kind;
import java.util.List;

/// Every kind of provider with dialects that only have names.
public final class TestKinds {
    private TestKinds() {}

    /// All kinds of the catalog.
    public static List<Kind> all() {
        return Catalog.kinds(
                new Catalog.Dialects(
                        new FakeDialect("openai"),
                        new FakeDialect("openai without max_completion_tokens"),
                        new FakeDialect("openai of mistral"),
                        new FakeDialect("openai of xai"),
                        new FakeDialect("anthropic")));
    }

    /// The kind of a name.
    public static Kind named(String name) {
        return all().stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
    }
}
