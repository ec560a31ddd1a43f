package aigateway.live;

import aigateway.model.Failure;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// What became of a provider's test. Times are in nanoseconds; -1 for parts that did not happen,
/// or cannot be told.
///
/// @param ok true if there was a good answer
/// @param model the model that was asked
/// @param lookUpNanos looking up the server's name
/// @param connectNanos the TCP connection
/// @param handshakeNanos the TLS handshake
/// @param firstByteNanos from then to the answer's first byte
/// @param totalNanos all together, to the answer's end
/// @param status the answer's HTTP status, or 0
/// @param text the beginning of the answer; empty if there is none
/// @param failure why it is not ok, or null
/// @param usage tokens, if the provider told
public record Tested(
        boolean ok,
        String model,
        long lookUpNanos,
        long connectNanos,
        long handshakeNanos,
        long firstByteNanos,
        long totalNanos,
        int status,
        String text,
        @Nullable Failure failure,
        @Nullable Usage usage) {}
