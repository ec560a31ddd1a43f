/// Scanning, reading, writing and patching JSON over its bytes, without re-serialising what was
/// not changed.
///
/// Start at [aigateway.json.Json]: it parses bytes into a [aigateway.json.JsonDocument] or says
/// in a [aigateway.json.JsonError] where they are wrong. Documents are strict: RFC 8259, valid
/// UTF-8, no duplicate keys, bounded depth. [aigateway.json.JsonPatch] edits a document's bytes in
/// place; [aigateway.json.JsonWriter] writes new ones.
///
/// Knows nothing of chat, HTTP or providers.
@NullMarked
package aigateway.json;

import org.jspecify.annotations.NullMarked;
