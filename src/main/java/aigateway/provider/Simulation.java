package aigateway.provider;

import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import java.util.List;

/// Answers in a provider's place, without a network. Deterministic, thread-safe.
public interface Simulation {
    /// The answer's body in the kind's dialect: one piece if whole, else one piece an event of the
    /// stream, with its framing.
    List<Bytes> answer(CallerRequest request, String model);
}
