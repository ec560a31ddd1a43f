package aigateway.dialect.openai.reply;

/// What stands in where a reply lacks it.
///
/// @param id a reply's id
/// @param created its time, in seconds since 1970
public record ReplyHead(String id, long created) {}
