package aigateway.provider.demo;

import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.provider.Simulation;
import java.util.List;

/// Writes simulated answers in OpenAI's format.
final class DemoSimulation implements Simulation {
    @Override
    public List<Bytes> answer(CallerRequest request, String model) {
        ChatRequest chat = request.decoded();
        DemoReply reply = DemoReply.to(chat);
        DemoBodies bodies = new DemoBodies(model, reply, choices(chat));
        return request.stream() ? bodies.stream() : List.of(bodies.whole());
    }

    private static int choices(ChatRequest chat) {
        Long n = chat.sampling().n();
        return n == null ? 1 : Math.clamp(n, 1, 8);
    }
}
