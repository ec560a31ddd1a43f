package aigateway.egress.forward;

import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.net.Headers;
import aigateway.net.Tunnel;
import org.jspecify.annotations.Nullable;

/// Carries bytes both ways once both sides have left HTTP, no faster than each side takes them.
final class Relay {
    private final Passage passage;
    private final Tunnel endpoint;
    private @Nullable Tunnel caller;

    Relay(Passage passage, Tunnel endpoint) {
        this.passage = passage;
        this.endpoint = endpoint;
    }

    /// Answers the caller's request with the endpoint's consent.
    void open(Headers headers) {
        if (passage.isOver()) {
            endpoint.close();
            return;
        }
        Tunnel made = passage.exchange.upgrade(headers, new FromCaller());
        if (made == null) {
            endpoint.close();
            passage.fail(
                    new Failure.Refused(
                            501,
                            "this connection cannot change its protocol",
                            "invalid_request_error",
                            null,
                            null,
                            0));
            return;
        }
        caller = made;
        passage.begin(101);
        passage.relay(this);
        passage.moved();
    }

    /// Takes what comes from the endpoint.
    Tunnel.Handler fromEndpoint() {
        return new FromEndpoint();
    }

    /// Closes both sides.
    void close() {
        endpoint.close();
        Tunnel open = caller;
        if (open != null) {
            open.close();
        }
    }

    private void closed() {
        if (!passage.isOver()) {
            close();
            passage.end(null);
        }
    }

    private static void match(Tunnel reader, Tunnel writer) {
        if (writer.writable()) {
            reader.resume();
        } else {
            reader.pause();
        }
    }

    private final class FromCaller implements Tunnel.Handler {
        @Override
        public void data(Bytes data) {
            passage.account.up(data.length());
            passage.moved();
            endpoint.write(data);
            Tunnel open = caller;
            if (open != null && !endpoint.writable()) {
                open.pause();
            }
        }

        @Override
        public void writabilityChanged() {
            Tunnel open = caller;
            if (open != null) {
                passage.moved();
                match(endpoint, open);
            }
        }

        @Override
        public void closed() {
            Relay.this.closed();
        }
    }

    private final class FromEndpoint implements Tunnel.Handler {
        @Override
        public void data(Bytes data) {
            Tunnel open = caller;
            if (open != null) {
                passage.account.down(data.length());
                passage.moved();
                open.write(data);
                if (!open.writable()) {
                    endpoint.pause();
                }
            }
        }

        @Override
        public void writabilityChanged() {
            Tunnel open = caller;
            if (open != null) {
                passage.moved();
                match(open, endpoint);
            }
        }

        @Override
        public void closed() {
            Relay.this.closed();
        }
    }
}
