package aigateway.egress.forward;

import aigateway.egress.field.AnswerFields;
import aigateway.model.Bytes;
import aigateway.net.BodyStream;
import aigateway.net.ClientStream;
import aigateway.net.HeaderView;
import aigateway.net.ServerExchange.BodyFailure;
import org.jspecify.annotations.Nullable;

/// Carries a request's body to the endpoint as it comes, no faster than the endpoint takes it.
final class BodyUp implements BodyStream {
    private final Passage passage;
    private final ClientStream stream;
    private boolean paused;
    private boolean complete;

    BodyUp(Passage passage, ClientStream stream) {
        this.passage = passage;
        this.stream = stream;
    }

    /// @param length see [aigateway.net.ServerExchange#bodyLength()]
    void start(long length) {
        stream.onWritabilityChanged(this::endpointMoved);
        if (length == 0) {
            end(null);
        } else {
            passage.exchange.streamBody(this);
            passage.moved();
        }
    }

    /// True if the endpoint would take more.
    boolean waitsForCaller() {
        return !complete && !paused;
    }

    @Override
    public void data(Bytes data) {
        if (passage.isOver() || complete) {
            return;
        }
        passage.account.up(data.length());
        stream.write(data);
        passage.moved();
        if (!stream.writable() && !paused) {
            paused = true;
            passage.exchange.pauseBody();
        }
    }

    private void endpointMoved() {
        if (passage.isOver() || complete) {
            return;
        }
        passage.moved();
        if (paused && stream.writable()) {
            paused = false;
            passage.exchange.resumeBody();
        }
    }

    @Override
    public void end(@Nullable HeaderView trailers) {
        if (!passage.isOver() && !complete) {
            complete = true;
            stream.endBody(AnswerFields.trailers(trailers));
            passage.awaitAnswer();
        }
    }

    @Override
    public void failed(BodyFailure failure) {
        complete = true;
        passage.fail(Troubles.body(failure));
    }
}
