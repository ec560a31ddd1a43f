package aigateway.admin.rest;

import aigateway.model.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The request as it came, for the few routes that look at header fields or take a body raw.
///
/// @param peer the address of whoever asks
/// @param fields the values of a header field by its name, as often as it was sent
/// @param body read already, unless the route takes it raw
/// @param departure gets what is to be done, on another thread, if whoever asks goes away before
///     the answer is there; only for a request whose body was read. It costs the connection
public record Incoming(
        String peer,
        Function<String, List<String>> fields,
        Body body,
        Consumer<Runnable> departure) {
    /// The values of a header field, as often as it was sent.
    public List<String> field(String name) {
        return fields.apply(name);
    }

    /// The value of a header field that was sent once, or null.
    public @Nullable String only(String name) {
        List<String> values = field(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    /// The length of the body in bytes as far as it is told.
    ///
    /// @param unknown the answer if it is not
    public long bodyLength(long unknown) {
        String length = only("content-length");
        try {
            return length == null ? unknown : Math.max(0, Long.parseLong(length));
        } catch (NumberFormatException e) {
            return unknown;
        }
    }

    /// The whole body. Blocks until it is there.
    ///
    /// @param most its greatest length in bytes
    /// @throws Refusal if it is longer or breaks off
    public Bytes whole(int most) throws Refusal {
        if (bodyLength(0) > most) {
            throw new Refusal(tooLong(most));
        }
        byte[] bytes;
        try {
            bytes = body.read(most + 1);
        } catch (IOException e) {
            throw new Refusal(AdminAnswer.bad(null, "the body breaks off"));
        }
        if (bytes.length > most) {
            throw new Refusal(tooLong(most));
        }
        return Bytes.of(bytes);
    }

    /// The answer to a body that is too long.
    public static AdminAnswer tooLong(int most) {
        String message = "a body may have " + (most >> 20) + " MiB at most";
        return AdminAnswer.error(413, "invalid_request_error", null, message);
    }

    /// A body that is read when it is asked for.
    public interface Body {
        /// The bytes, but so many at most. Blocks until they are there.
        ///
        /// @throws IOException if it breaks off
        byte[] read(int most) throws IOException;
    }
}
