package aigateway.provider;

import java.net.URI;
import java.util.List;

/// A configured provider.
///
/// @param name the value of `x-llm-provider` and the prefix in `provider/model`
/// @param base base URL, without a trailing slash
/// @param keys the API keys, to be used in turn; empty if it needs none
/// @param model the model that is used when the caller's choice does not count
/// @param models others that callers may name
/// @param anyModel true if callers may name any model
public record Provider(
        String name,
        Kind kind,
        URI base,
        List<Secret> keys,
        String model,
        List<String> models,
        boolean anyModel,
        TimeLimits limits) {
    /// Copies the lists.
    public Provider {
        keys = List.copyOf(keys);
        models = List.copyOf(models);
    }

    /// True if a caller may name this model.
    public boolean serves(String name) {
        return anyModel || name.equals(model) || models.contains(name);
    }

    /// The same with other keys and limits.
    public Provider with(List<Secret> otherKeys, TimeLimits otherLimits) {
        return new Provider(name, kind, base, otherKeys, model, models, anyModel, otherLimits);
    }

    /// The base URL as people may see it: a query may hold credentials, and only Azure's version is
    /// no secret.
    public String shownBase() {
        return shown(base);
    }

    /// Any base URL as people may see it.
    public static String shown(URI base) {
        String text = base.toString();
        String query = base.getRawQuery();
        boolean plain = query == null || (query.startsWith("api-version=") && !query.contains("&"));
        return plain ? text : text.substring(0, text.indexOf('?')) + "?****";
    }
}
