package aigateway.provider;

import aigateway.dialect.Dialect;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sort of provider: what all accounts with it share. Stateless.
public interface Kind {
    /// The word in `kind = "…"`.
    String name();

    /// The base URL where the provider itself serves, as SDKs take it; empty if there is none (then
    /// the configuration must name an endpoint).
    String endpoint();

    /// Environment variables that may hold the key, first one first; empty if none is customary.
    List<String> keyVariables();

    /// The model that is used where the configuration names none; empty if there is no sensible
    /// one.
    default String defaultModel() {
        return "";
    }

    /// True if calls need a key at the provider's own endpoint.
    boolean needsKey();

    /// The dialect it speaks, with its quirks.
    Dialect dialect();

    /// The base URL that is meant by an endpoint as people write it (with or without version,
    /// trailing slash, …). No trailing slash.
    ///
    /// @param missionTable true for the `[…Config]` tables, whose endpoints have no version
    URI base(URI endpoint, boolean missionTable);

    /// Path and query of a chat call.
    String chatPath(URI base, String model, boolean stream);

    /// The header fields that carry the credentials, and those that every call needs; names in
    /// lower case.
    Map<String, String> headers(@Nullable String key);

    /// Stands in for a provider that is not there, or null for a real one.
    default @Nullable Simulation simulation() {
        return null;
    }
}
