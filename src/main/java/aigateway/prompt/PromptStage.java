package aigateway.prompt;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.dialect.SystemPrompt;
import aigateway.model.Sink;
import java.util.List;

/// Gives each request the configured instructions, to go behind the caller's own.
public final class PromptStage implements Stage {
    private final SystemPrompt prompt;

    private PromptStage(SystemPrompt prompt) {
        this.prompt = prompt;
    }

    /// The stage for a prompt; none if there is nothing in it.
    public static List<Stage> of(String prompt) {
        return prompt.isBlank() ? List.of() : List.of(new PromptStage(new SystemPrompt(prompt)));
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        call.request().systemPrompt(prompt);
        next.handle(call, reply);
    }
}
