package aigateway.dialect;

import aigateway.model.Bytes;

/// Reads one reply as its bytes come and pushes events into a sink. For one thread. After the
/// sink's
/// `end` or `fail` further calls do nothing.
public interface ReplyReader {
    /// Some more of the body, cut anywhere; the bytes are the reader's to keep.
    void data(Bytes chunk);

    /// The body is complete. If the reply is not, the sink fails.
    void end();
}
