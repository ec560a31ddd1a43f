package aigateway.net.client;

import aigateway.net.HttpClient;
import aigateway.net.loop.ClientFactory;
import aigateway.net.loop.NettyLoop;

/// Makes a client for each loop; they share the look-up of names and the trust in certificates.
public final class Clients implements ClientFactory {
    private final ClientSettings settings;
    private final Names names = new Names();
    private final Trust trust;
    private final Trust trustForHttp1;

    /// Clients with these settings.
    public Clients(ClientSettings settings) {
        this.settings = settings;
        trust = new Trust(settings, true);
        trustForHttp1 = new Trust(settings, false);
    }

    /// Clients as the process's environment says.
    public static Clients standard() {
        return new Clients(ClientSettings.of(System.getenv()));
    }

    @Override
    public HttpClient create(NettyLoop loop) {
        return new NettyClient(loop, settings, names, trust, trustForHttp1, null);
    }

    /// A further client of a loop, for measuring: it shares nothing with the loop's own but names,
    /// trust and proxies, makes a connection for each request, and keeps none.
    ///
    /// @param times takes how long they take to make
    public HttpClient measuring(NettyLoop loop, ConnectTimes times) {
        ClientSettings keepsNone =
                new ClientSettings(
                        0,
                        0,
                        settings.maxHeaderBytes(),
                        settings.engine(),
                        settings.trusted(),
                        settings.proxies());
        return new NettyClient(loop, keepsNone, names, trust, trustForHttp1, times);
    }

    @Override
    public void close() {
        names.close();
        trust.close();
        trustForHttp1.close();
    }
}
