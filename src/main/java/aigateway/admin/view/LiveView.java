package aigateway.admin.view;

import aigateway.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Shows calls: what becomes of them over time, the last ones, and what happens now. Called from
/// any thread.
public interface LiveView {
    /// Numbers over time as a JSON object, or null if there is no such range. May block.
    ///
    /// @param range as `15m`
    @Nullable Bytes series(String range);

    /// Some of the last calls as a JSON object, newest first.
    Bytes requests(Wanted wanted);

    /// All that is known of one of the last calls as a JSON object, or null if it is forgotten.
    @Nullable Bytes request(long number);

    /// True if nobody more may follow what happens.
    boolean isFull();

    /// Writes what happens as server-sent events, until the gateway stops. Blocks until then.
    ///
    /// @param calls true to tell of each call, too
    /// @throws IOException if nobody reads any more
    void follow(boolean calls, OutputStream out) throws IOException;

    /// Which calls are looked for; what is null does not matter.
    ///
    /// @param before only calls with smaller numbers
    /// @param limit how many at most
    /// @param status a word, an HTTP status, or a class of them as `4xx`
    /// @param text a part of the request id
    /// @param type the sort of error
    /// @param since when they ended at the earliest, in milliseconds since 1970
    /// @param until before when they ended
    record Wanted(
            long before,
            int limit,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String status,
            @Nullable String text,
            @Nullable String type,
            long since,
            long until) {}
}
