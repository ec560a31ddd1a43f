package aigateway.endtoend.egress;

import aigateway.net.testing.RawServer;
import aigateway.testing.GatewayTester;
import aigateway.testing.RawCaller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/// A gateway between a caller and an endpoint that both speak byte by byte.
class WireFixture {
    static final String GET = "GET /apis/api/x HTTP/1.1\r\nhost: h\r\n\r\n";
    final AtomicReference<String> received = new AtomicReference<>("");
    RawServer api;
    GatewayTester gateway;

    RawCaller serve(RawServer.Script script, String... lines) throws Exception {
        api = new RawServer(script);
        gateway = Egresses.start(api.port(), lines);
        return gateway.connect();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        api.close();
    }

    /// Reads what comes until it ends so.
    static String until(InputStream in, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new AssertionError("ended after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    static String until(RawCaller caller, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            text.append(new String(caller.read(1), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    void answer(RawServer.Peer peer, String request, String answer) throws Exception {
        received.set(request);
        peer.send(answer);
        peer.awaitEnd();
    }

    static String readAll(RawCaller caller) {
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                text.append(new String(caller.read(1), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            return text.toString();
        }
    }

    /// Waits for the end, in order or not, and says so.
    static void end(RawServer.Peer peer, CountDownLatch gone) {
        try {
            peer.awaitEnd();
        } catch (IOException reset) {
            // That is an end too.
        } finally {
            gone.countDown();
        }
    }

    /// What may fail with anything.
    interface Act {
        void run() throws Exception;
    }

    static void run(Act act) {
        try {
            act.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
