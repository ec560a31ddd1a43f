package aigateway.json;

/// The outcome of parsing: a document or the reason why there is none.
public sealed interface JsonResult permits JsonDocument, JsonError {}
