package aigateway.route;

/// A model that callers may name.
///
/// @param id what they write as `model`
/// @param ownedBy the provider's name; `alias` for an alias
public record ModelEntry(String id, String ownedBy) {}
