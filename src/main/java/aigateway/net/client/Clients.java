package aigateway.net.client;

import aigateway.net.HttpClient;
import aigateway.net.loop.ClientFactory;
import aigateway.net.loop.NettyLoop;

/// Makes a client for each loop; they share nothing but the look-up of names.
public final class Clients implements ClientFactory {
    private final ClientSettings settings;
    private final Names names = new Names();

    /// Clients with these limits.
    public Clients(ClientSettings settings) {
        this.settings = settings;
    }

    /// Clients with the usual limits.
    public static Clients standard() {
        return new Clients(ClientSettings.standard());
    }

    @Override
    public HttpClient create(NettyLoop loop) {
        return new NettyClient(loop, settings, names);
    }

    @Override
    public void close() {
        names.close();
    }
}
