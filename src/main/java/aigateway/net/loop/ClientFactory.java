package aigateway.net.loop;

import aigateway.net.HttpClient;

/// Makes the client side of each loop.
public interface ClientFactory {
    /// The client of a loop; called once for each, before the loop runs.
    HttpClient create(NettyLoop loop);

    /// Called when all loops have ended.
    void close();
}
