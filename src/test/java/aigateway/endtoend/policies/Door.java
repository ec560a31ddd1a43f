package aigateway.endtoend.policies;

import aigateway.endtoend.grpc.GrpcCaller;
import aigateway.testing.Caller;
import java.io.IOException;
import java.util.List;

/// A door of the gateway, as callers of its format use it. Stateless.
public interface Door {
    /// All of them.
    List<Door> ALL = List.of(new OpenAiDoor(), new GrpcDoor());

    /// What it is called.
    String name();

    /// The name of the dialect that callers speak there.
    String dialect();

    /// Why an answer that was cut at a length ended.
    String lengthFinish();

    /// Asks, and takes the answer to its end.
    ///
    /// @param fields names and values of more header fields or metadata, in turn
    Heard ask(Callers callers, Question question, String... fields)
            throws IOException, InterruptedException;

    /// Who can ask, each by his own protocol.
    record Callers(Caller http, GrpcCaller grpc) {}

    /// What is asked.
    ///
    /// @param system the caller's own system prompt
    record Question(String model, String system, String text, boolean stream) {}
}
