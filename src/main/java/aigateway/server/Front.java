package aigateway.server;

import aigateway.call.Call;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ServerExchange;
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

    /// True if a path that is none of the LLM API's leads to an egress route.
    boolean forwards(String path);

    /// Answers a request whose path it [#forwards(String)], which must not have been read yet.
    ///
    /// @param over called once, when the call is over
    void forward(ServerExchange exchange, Call call, Runnable over);

    /// Longest body of a request, in bytes.
    int maxBodyBytes();
}
