package aigateway.egress.forward;

import aigateway.call.CacheStatus;
import aigateway.egress.cache.CacheAccess;
import aigateway.egress.cache.Found;
import aigateway.egress.cache.Recording;
import aigateway.egress.field.AnswerFields;
import aigateway.model.Bytes;
import aigateway.net.ClientHandler;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.NetFailure;
import aigateway.net.Tunnel;
import org.jspecify.annotations.Nullable;

/// Carries the endpoint's answer to the caller as it comes, no faster than the caller takes it, and
/// to the cache.
final class AnswerDown implements ClientHandler {
    private final Passage passage;
    private @Nullable Recording recording;
    private @Nullable Headers trailers;
    private boolean answered; // by a kept answer: the rest of this one does not count
    private boolean begun;
    private boolean paused;

    AnswerDown(Passage passage) {
        this.passage = passage;
    }

    @Override
    public void head(int status, HeaderView view) {
        if (passage.isOver()) {
            return;
        }
        Headers endToEnd = AnswerFields.endToEnd(view);
        CacheAccess cache = passage.cache;
        if (cache != null && status == 304) {
            Found.Usable kept = cache.stillGood(endToEnd);
            if (kept != null) {
                answered = true;
                passage.call.cache(CacheStatus.HIT);
                passage.replies().give(kept);
                passage.end(null);
                return;
            }
        }
        if (cache != null) {
            Written.tell(passage, cache, status, endToEnd);
            recording = cache.answered(status, endToEnd);
        }
        Headers headers = passage.replies().fields().make(passage.call, endToEnd);
        begun = true;
        passage.begin(status);
        passage.exchange.start(status, headers, length(status, view));
        passage.moved();
    }

    /// The length of the whole body, so that the caller sees when it is not whole; -1 if it is not
    /// known.
    private static long length(int status, HeaderView view) {
        String text = view.get("content-length");
        if (text == null || status == 204 || view.get("transfer-encoding") != null) {
            return -1;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void data(Bytes data) {
        if (passage.isOver() || answered) {
            return;
        }
        passage.account.down(data.length());
        Recording kept = recording;
        if (kept != null) {
            kept.add(data);
        }
        passage.exchange.write(data);
        if (!passage.exchange.writable()) {
            callerMoved();
        } else {
            passage.moved();
        }
    }

    /// The caller takes more, or no more for now.
    void callerMoved() {
        if (passage.isOver() || !begun) {
            return;
        }
        boolean writable = passage.exchange.writable();
        if (writable && paused) {
            paused = false;
            passage.moved();
            passage.upstream().resume();
        } else if (!writable && !paused) {
            paused = true;
            passage.rest();
            passage.upstream().pause();
        }
    }

    @Override
    public void trailers(HeaderView view) {
        trailers = AnswerFields.trailers(view);
    }

    @Override
    public void end() {
        if (passage.isOver() || answered) {
            return;
        }
        Recording kept = recording;
        if (kept != null) {
            kept.complete();
        }
        Headers behind = trailers;
        if (behind == null) {
            passage.exchange.end();
        } else {
            passage.exchange.end(behind);
        }
        passage.end(null);
    }

    @Override
    public void failed(NetFailure failure) {
        if (passage.isOver() || answered) {
            return;
        }
        passage.account.detail(failure.message());
        passage.fail(
                begun ? Troubles.inside(passage.name()) : Troubles.before(passage.name(), failure));
    }

    @Override
    public Tunnel.Handler upgraded(HeaderView view, Tunnel endpoint) {
        Headers headers =
                passage.replies().fields().make(passage.call, AnswerFields.endToEnd(view));
        String protocol = view.get("upgrade");
        if (protocol != null) {
            headers.add("upgrade", protocol);
        }
        Relay relay = new Relay(passage, endpoint);
        relay.open(headers);
        return relay.fromEndpoint();
    }

    /// What was being kept is forgotten.
    void drop() {
        Recording kept = recording;
        if (kept != null) {
            kept.drop();
        }
    }
}
