package aigateway.logs.sink.format;

import aigateway.model.Bytes;

/// A log line on its way to a sink.
///
/// @param id unique over restarts; a line that is sent again keeps it
/// @param millis when it was written, milliseconds since 1970
/// @param json the line: one JSON object, without a line feed
public record LogEvent(String id, long millis, Bytes json) {}
