package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.SinkFormat;
import aigateway.logs.sink.format.SinkRequest;
import aigateway.logs.sink.format.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The requests that a sink gets before its lines, each until it is answered. For the sink's
/// thread.
final class Preparation {
    private final SinkFormat format;
    private final Notes notes;
    private @Nullable Deque<SinkRequest> requests;
    private boolean done;

    Preparation(SinkFormat format, Notes notes) {
        this.format = format;
        this.notes = notes;
    }

    /// The next request, or null if lines may be sent.
    @Nullable SinkRequest next() {
        if (!done && requests == null) {
            requests = new ArrayDeque<>(format.prepare());
        }
        SinkRequest next = requests == null ? null : requests.peek();
        if (next == null) {
            done = true;
            requests = null;
        }
        return next;
    }

    /// Begins anew: the sink may have been away.
    void again() {
        done = false;
    }

    /// Takes the answer to [#next()].
    ///
    /// @return what has to be waited for, or null if nothing has
    Verdict.@Nullable Later answered(SinkRequest request, SinkAnswer answer) {
        return switch (answer) {
            case SinkAnswer.Failed(String why) -> new Verdict.Later(why, 0);
            case SinkAnswer.Answered a ->
                    switch (format.prepared(request, a.status(), a.body())) {
                        case Verdict.Later later -> later;
                        case Verdict.Taken() -> remove();
                        // a key that may write may still not be allowed to do this
                        case Verdict.Refused(String why) -> hurt(why);
                        case Verdict.TooLong(String why) -> hurt(why);
                        case Verdict.Partly partly -> hurt(partly.why());
                    };
        };
    }

    private Verdict.@Nullable Later hurt(String why) {
        notes.warn("A log sink could not be prepared", why);
        return remove();
    }

    private Verdict.@Nullable Later remove() {
        if (requests != null) {
            requests.remove();
        }
        return null;
    }
}
