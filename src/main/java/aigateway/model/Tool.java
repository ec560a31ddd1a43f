package aigateway.model;

import org.jspecify.annotations.Nullable;

/// A function that the model may call.
///
/// @param parameters the JSON Schema of its arguments as the caller wrote it; null if it has none
/// @param strict OpenAI's `strict`, if given
/// @param cacheControl Anthropic's `cache_control` object as the caller wrote it, if any
public record Tool(
        String name,
        @Nullable String description,
        @Nullable Bytes parameters,
        @Nullable Boolean strict,
        @Nullable Bytes cacheControl) {}
