package aigateway.provider;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// A dialect that only has a name: for tests of what carries dialects but does not use them.
public record FakeDialect(String name) implements Dialect {
    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        throw new UnsupportedOperationException(name);
    }
}
