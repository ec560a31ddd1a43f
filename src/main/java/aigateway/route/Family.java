package aigateway.route;

/// Models whose names tell who makes them, and the provider here that does.
///
/// @param pattern as `gpt-*`
/// @param provider the provider's name
public record Family(String pattern, String provider) {}
