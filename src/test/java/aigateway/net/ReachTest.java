package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.net.testing.Harness;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a request may go to, and what names it may go by.
class ReachTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "0.0.0.0", "127.1", "2130706433"})
    void keepsAPublicRequestOffThisMachine(String host) throws IOException {
        try (Harness harness = new Harness();
                RawServer server =
                        new RawServer(
                                (peer, index) -> {
                                    peer.request();
                                    peer.send("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
                                })) {
            Recorded any = send(harness, new Origin(false, "127.0.0.1", server.port()));
            assertThat(any.isWhole()).isTrue();
            int before = server.connections();
            Origin open = new Origin(false, host, server.port(), Reach.PUBLIC);
            assertThat(send(harness, open).failure()).isEqualTo(NetFailure.Kind.CONNECT);
            assertThat(server.connections()).isEqualTo(before);
        }
    }

    private static Recorded send(Harness harness, Origin origin) {
        return harness.send(
                new ClientRequest(origin, "GET", "/", new Headers(), List.of(), 10_000));
    }

    @ParameterizedTest
    @CsvSource({
        "http://Example.COM/a, example.com, 80, false",
        "https://example.com:8443, example.com, 8443, true",
        "https://b\u00fccher.example/x, xn--bcher-kva.example, 443, true",
        "http://user:pw@B\u00dcCHER.example:81/x, xn--bcher-kva.example, 81, false",
        "http://\u4f8b\u3048.\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah, 80, false",
        "http://my_service:8080/x, my_service, 8080, false",
        "http://my_service, my_service, 80, false",
        "http://[2001:DB8::1]:81/, 2001:db8::1, 81, false",
        "http://127.0.0.1/, 127.0.0.1, 80, false",
        "http://example.com./, example.com., 80, false"
    })
    void readsOriginsOfAllKinds(String uri, String host, int port, boolean secure) {
        Origin origin = Origin.of(URI.create(uri));
        assertThat(origin).isEqualTo(new Origin(secure, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:/path",
                "mailto:x",
                "http://a_b:99999/",
                "http://a_b:x/",
                "http://a_%2f/",
                "http://\u2100.example/",
                "http://user@_:1:2/"
            })
    void refusesOriginsWithoutAProperHost(String uri) {
        assertThatThrownBy(() -> Origin.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsConnectionsApartByReach() {
        assertThat(new Origin(false, "x", 1, Reach.PUBLIC)).isNotEqualTo(new Origin(false, "x", 1));
    }
}
