package aigateway.guard.stream;

import aigateway.call.Call;
import aigateway.guard.GuardSettings;
import aigateway.guard.schema.AnswerSchema;
import aigateway.guard.text.Rule.Direction;
import aigateway.model.Failure;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the schema, then the operator's service.
final class WholeVerdicts implements Verdicts {
    private final @Nullable AnswerSchema schema;
    private final @Nullable External external;

    private WholeVerdicts(@Nullable AnswerSchema schema, @Nullable External external) {
        this.schema = schema;
        this.external = external;
    }

    /// What the settings ask for.
    static Verdicts of(GuardSettings settings, @Nullable External external) {
        AnswerSchema schema =
                settings.answerSchema().isEmpty() ? null : AnswerSchema.of(settings.answerSchema());
        return schema == null && external == null
                ? Verdicts.NONE
                : new WholeVerdicts(schema, external);
    }

    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public void ask(
            Call call,
            Collection<ChoiceGuard> choices,
            Consumer<@Nullable Blocked> then,
            Consumer<Failure> failed) {
        StringBuilder all = new StringBuilder();
        for (ChoiceGuard choice : choices) {
            String text = choice.text();
            boolean callsOnly = text.isEmpty() && choice.callsTools();
            Blocked blocked = callsOnly ? null : fits(schema, text);
            if (blocked != null) {
                then.accept(blocked);
                return;
            }
            all.append(all.isEmpty() ? "" : "\n\n").append(text);
        }
        if (external == null || all.isEmpty()) {
            then.accept(null);
        } else {
            external.ask(call, all.toString(), Direction.ANSWER, then, failed);
        }
    }

    /// Why a text does not fit, or null.
    static @Nullable Blocked fits(@Nullable AnswerSchema schema, String text) {
        String problem = schema == null ? null : schema.problem(text);
        return problem == null ? null : new Blocked("answerSchema", problem);
    }
}
