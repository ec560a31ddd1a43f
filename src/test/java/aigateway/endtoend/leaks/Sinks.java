package aigateway.endtoend.leaks;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.ReceivedRequest;
import java.util.concurrent.atomic.AtomicInteger;

/// What all log sinks answer: in turn a refusal that repeats the key, and that all is well.
final class Sinks {
    private final AtomicInteger requests = new AtomicInteger();

    Answer answer(ReceivedRequest request) {
        if (requests.getAndIncrement() % 2 == 0) {
            return Answers.json("{\"errors\":false,\"items\":[],\"text\":\"Success\",\"code\":0}");
        }
        String key = request.header("authorization");
        String echo = key == null ? request.header("dd-api-key") : key;
        return Answers.of(503, "text/plain", ("wrong key: " + echo).getBytes());
    }
}
