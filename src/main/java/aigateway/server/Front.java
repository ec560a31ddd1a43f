package aigateway.server;

import aigateway.call.Call;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// What lies behind the door, as one configuration made it. A call keeps the front that it met.
public interface Front {
    /// Sends a call on its way.
    void chat(Call call, Sink reply);

    /// Accounts for a call that goes no further, and ends its sink.
    ///
    /// @param failure why, or null if the door itself has the answer
    void local(Call call, Sink reply, @Nullable Failure failure);

    /// The body of `GET /v1/models`.
    Bytes models();

    /// The body of `GET /v1/models/{id}`, or null if there is no such model.
    @Nullable Bytes model(String id);

    /// Longest body of a request, in bytes.
    int maxBodyBytes();
}
