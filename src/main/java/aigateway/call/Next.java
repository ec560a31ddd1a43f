package aigateway.call;

import aigateway.model.Sink;

/// The rest of a call's way.
public interface Next {
    /// Hands the call on; returns at once, the reply comes through the sink.
    void handle(Call call, Sink reply);
}
