package aigateway.model;

import org.jspecify.annotations.Nullable;

/// A part of a message.
public sealed interface Content {
    /// Text.
    ///
    /// @param cacheControl Anthropic's `cache_control` object as the caller wrote it, if any
    record Text(LazyText value, @Nullable Bytes cacheControl) implements Content {
        /// Text that is there already.
        public Text(String text, @Nullable Bytes cacheControl) {
            this(LazyText.of(text), cacheControl);
        }

        /// The text, built.
        public String text() {
            return value.text();
        }
    }

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
    /// @param data the sound in Base64
    record Audio(String format, LazyText data) implements Content {
        /// A sound that is there already.
        public Audio(String format, String base64) {
            this(format, LazyText.of(base64));
        }

        /// The sound in Base64, built.
        public String base64() {
            return data.text();
        }
    }

    /// The assistant's own refusal, sent back in a later turn.
    record Refusal(String text) implements Content {}

    /// A part of a type that the gateway does not know.
    record Other(String type, Bytes json) implements Content {}

    /// Where an image's or a document's bytes are.
    sealed interface Source {
        /// In the request.
        ///
        /// @param data Base64
        record Data(String mediaType, LazyText data) implements Source {
            /// Base64 that is there already.
            public Data(String mediaType, String base64) {
                this(mediaType, LazyText.of(base64));
            }

            /// The same as an address: `data:TYPE;base64,…`.
            public LazyText address() {
                String begin = "data:" + mediaType + ";base64,";
                for (int i = 0; i < begin.length(); i++) {
                    char c = begin.charAt(i);
                    if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                        return LazyText.of(begin + data.text());
                    }
                }
                return data.after(begin);
            }

            /// Base64, built.
            public String base64() {
                return data.text();
            }
        }

        /// At an address that the provider fetches.
        record Url(String url) implements Source {}

        /// Uploaded to the provider before.
        record FileId(String id) implements Source {}
    }
}
