package aigateway.model;

import org.jspecify.annotations.Nullable;

/// How much the model may think before it answers; null means that the caller said nothing.
///
/// @param effort `none`, `minimal`, `low`, `medium`, `high`, `xhigh`, `max`
/// @param budgetTokens most tokens to think with
/// @param enabled false switches thinking off, true on with the provider's own measure
public record Reasoning(
        @Nullable String effort, @Nullable Long budgetTokens, @Nullable Boolean enabled) {}
