package aigateway.dialect;

import aigateway.model.ChatEvent;

/// Keeps a reply in a caller's format. For one thread, for one reply.
public interface Recorder {
    /// A reply's beginning, with what it leaves out filled in, so that everybody who gets the reply
    /// gets the same.
    ChatEvent.Started complete(ChatEvent.Started started);

    /// A piece of the reply.
    void on(ChatEvent event);

    /// The reply is complete: all of it.
    Recording finish();
}
