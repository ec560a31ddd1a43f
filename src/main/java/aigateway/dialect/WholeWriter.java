package aigateway.dialect;

import aigateway.model.Bytes;
import aigateway.model.ChatEvent;

/// Folds a reply into one body. For one thread, for one reply.
public interface WholeWriter {
    /// A piece of the reply.
    void on(ChatEvent event);

    /// The reply is complete: the body.
    Bytes finish();
}
