package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.TextVisitor;
import aigateway.guard.text.Draft;
import aigateway.guard.text.Rule.Direction;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Looks at what a caller sends. For one thread, for one call.
final class RequestGuard implements TextVisitor {
    private final Terms terms;
    private final @Nullable StringBuilder all;
    private @Nullable Blocked blocked;
    private @Nullable String where;

    /// @param keeping true if all texts together will be wanted
    RequestGuard(Terms terms, boolean keeping) {
        this.terms = terms;
        all = keeping ? new StringBuilder() : null;
    }

    /// Looks at a call's request and gives the call the changed one; returns why it is refused, or
    /// null.
    Failure.@Nullable Refused check(Call call, CallerDialect dialect) {
        return switch (dialect.rewriteTexts(call.request(), this)) {
            case ReadResult.Bad(Failure.Refused failure) -> failure;
            case ReadResult.Read(var request) -> {
                if (blocked != null) {
                    yield blocked.request(where);
                }
                call.request(request);
                yield null;
            }
        };
    }

    @Override
    public String text(String path, String text, boolean json) {
        if (blocked != null) {
            return text;
        }
        Draft draft = WholeText.look(terms.looks(Direction.REQUEST), text, json, false);
        if (draft.blockedAt() >= 0) {
            blocked = Blocked.by(draft);
            where = path;
            return text;
        }
        String put = draft.changed() ? draft.leave(draft.end()) : text;
        if (all != null) {
            all.append(all.isEmpty() ? "" : "\n").append(put);
        }
        return put;
    }

    /// Why the request is refused, or null.
    @Nullable Blocked blocked() {
        return blocked;
    }

    /// All texts, if they are kept.
    String all() {
        return all == null ? "" : all.toString();
    }
}
