package aigateway.guard.stream;

import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;
import java.util.ArrayList;
import java.util.List;

/// The way out of the guardrails. Holds everything back until the answer's first part may leave, so
/// that an answer that is blocked before gets a proper status. For one thread.
final class Outlet {
    private static final int EVENT_BYTES = 64;

    private final Sink reply;
    private final BufferBudget budget;
    private final boolean opensByItself;
    private List<ChatEvent> held = new ArrayList<>(4);
    private long reserved;
    private boolean open;
    private boolean overfull;

    /// @param opensByItself true if the first event that commits opens it, false if [#enough()]
    ///     does
    Outlet(Sink reply, BufferBudget budget, boolean opensByItself) {
        this.reply = reply;
        this.budget = budget;
        this.opensByItself = opensByItself;
    }

    void on(ChatEvent event) {
        if (open) {
            reply.on(event);
            return;
        }
        held.add(event);
        if (opensByItself && event.commits()) {
            open();
        } else {
            reserve(size(event));
        }
    }

    private void reserve(int bytes) {
        if (budget.reserve(bytes)) {
            reserved += bytes;
        } else {
            overfull = true;
        }
    }

    private static int size(ChatEvent event) {
        return EVENT_BYTES
                + switch (event) {
                    case ChatEvent.Raw raw -> raw.data().length();
                    case ChatEvent.TextDelta e -> e.text().length();
                    case ChatEvent.RefusalDelta e -> e.text().length();
                    case ChatEvent.ReasoningDelta e -> e.text().length();
                    case ChatEvent.ReasoningSignature e -> e.signature().length();
                    case ChatEvent.ReasoningEncrypted e -> e.data().length();
                    case ChatEvent.ToolCallDelta e -> e.arguments().length();
                    case ChatEvent.MessageField e -> e.json().length();
                    case ChatEvent.ReplyField e -> e.json().length();
                    case ChatEvent.Logprobs e -> e.json().length();
                    case ChatEvent.Started _, ChatEvent.UsageReported _, ChatEvent.Finished _ -> 0;
                };
    }

    /// The answer is as long as it must be.
    void enough() {
        if (!opensByItself) {
            open();
        }
    }

    /// Nothing has to be held back any more.
    void open() {
        if (open) {
            return;
        }
        open = true;
        List<ChatEvent> all = held;
        drop();
        for (ChatEvent event : all) {
            reply.on(event);
        }
    }

    /// Forgets what is held back.
    void drop() {
        held = new ArrayList<>(0);
        if (reserved > 0) {
            budget.release(reserved);
            reserved = 0;
        }
    }

    /// True if there is no room for what is held back.
    boolean overfull() {
        return overfull;
    }
}
