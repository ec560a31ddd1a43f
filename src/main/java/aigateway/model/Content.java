package aigateway.model;

import org.jspecify.annotations.Nullable;

/// A part of a message.
public sealed interface Content {
    /// Text.
    ///
    /// @param cacheControl Anthropic's `cache_control` object as the caller wrote it, if any
    record Text(String text, @Nullable Bytes cacheControl) implements Content {}

    /// An image.
    ///
    /// @param detail OpenAI's `detail`, if given
    record Image(Source source, @Nullable String detail, @Nullable Bytes cacheControl)
            implements Content {}

    /// A document, for instance a PDF.
    record File(Source source, @Nullable String filename, @Nullable Bytes cacheControl)
            implements Content {}

    /// A sound.
    ///
    /// @param format `wav`, `mp3`, …
    /// @param base64 the sound
    record Audio(String format, String base64) implements Content {}

    /// The assistant's own refusal, sent back in a later turn.
    record Refusal(String text) implements Content {}

    /// A part of a type that the gateway does not know.
    record Other(String type, Bytes json) implements Content {}

    /// Where an image's or a document's bytes are.
    sealed interface Source {
        /// In the request.
        record Data(String mediaType, String base64) implements Source {}

        /// At an address that the provider fetches.
        record Url(String url) implements Source {}

        /// Uploaded to the provider before.
        record FileId(String id) implements Source {}
    }
}
