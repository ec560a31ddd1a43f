package aigateway.model;

/// Takes a reply as it comes. Called on the call's own event loop by one caller at a time: any
/// number
/// of `on`, then exactly one of `end` and `fail`, then nothing more.
public interface Sink {
    /// A piece of the reply.
    void on(ChatEvent event);

    /// The reply is complete.
    void end();

    /// There is no reply, or no more of it.
    void fail(Failure failure);
}
