package aigateway.call;

import aigateway.model.Sink;

/// A concern of every call. Shared by all calls and threads; called on the call's loop, must not
/// block.
public interface Stage {
    /// Answers or fails the call through `reply`, or hands it on, with this sink or one around it.
    void handle(Call call, Sink reply, Next next);
}
