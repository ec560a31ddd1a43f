package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Spelling;
import aigateway.dialect.roundtrip.Strange;
import aigateway.dialect.roundtrip.reply.NativeReply.Ability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes answers that a format can say.
record AnswerMaker(Dice dice, NativeReply format) {
    private static final String ALPHANUMERIC = "abcdefghijkmnpqrstuvwxyzABCDEFGH123456789";

    Answer make() {
        List<Answer.Piece> pieces = new ArrayList<>();
        boolean anyOrder = has(Ability.ANY_ORDER) && dice.chance(30);
        for (int i = anyOrder ? dice.between(1, 3) : 1; i > 0; i--) {
            thoughts(pieces);
            if (dice.chance(85)) {
                pieces.add(new Answer.Say(strange().saying(), signature(Ability.SIGNED_CALLS, 10)));
            }
            for (int calls = dice.pick(0, 0, 0, 1, 2, 3); calls > 0; calls--) {
                pieces.add(call());
            }
        }
        boolean says = pieces.stream().anyMatch(p -> !(p instanceof Answer.Hidden));
        if (!says) {
            pieces.add(new Answer.Say(strange().saying(), null));
        }
        boolean calls = pieces.stream().anyMatch(Answer.Call.class::isInstance);
        String reason =
                calls && dice.chance(80)
                        ? format.called()
                        : dice.pick(
                                List.copyOf(format.reasons().keySet().stream().sorted().toList()));
        return new Answer("id" + dice.of(ALPHANUMERIC, 12), pieces, reason, counts());
    }

    private boolean has(Ability ability) {
        return format.abilities().contains(ability);
    }

    private Strange strange() {
        return new Strange(dice);
    }

    private @Nullable String signature(Ability ability, int percent) {
        return has(ability) && dice.chance(percent) ? dice.base64(60) : null;
    }

    /// Only a signature tells two thoughts apart that follow each other.
    private void thoughts(List<Answer.Piece> to) {
        if (!to.isEmpty() && to.getLast() instanceof Answer.Thought) {
            return;
        }
        for (int i = dice.pick(0, 0, 1, 2); i > 0; i--) {
            if (has(Ability.HIDDEN_THOUGHTS) && dice.chance(30)) {
                to.add(new Answer.Hidden(dice.base64(60)));
                continue;
            }
            String signature = signature(Ability.SIGNED_THOUGHTS, 70);
            to.add(new Answer.Thought(strange().saying(), signature));
            if (signature == null) {
                return;
            }
        }
    }

    private Answer.Call call() {
        String id =
                has(Ability.NO_IDS) && dice.chance(50)
                        ? ""
                        : dice.pick("", "call_", "toolu_") + dice.of(ALPHANUMERIC, 9);
        String arguments = new Spelling(dice, false).of(strange().object(2));
        return new Answer.Call(
                id, strange().name(), arguments, signature(Ability.SIGNED_CALLS, 40));
    }

    private Answer.Counts counts() {
        return new Answer.Counts(
                dice.between(0, 100_000),
                has(Ability.CACHE_READS) ? dice.pick(0, 0, 17, 2_048) : 0,
                has(Ability.CACHE_WRITES) ? dice.pick(0, 0, 1_024) : 0,
                dice.between(0, 5_000),
                has(Ability.REASONING_TOKENS) ? dice.pick(0, 0, 33) : 0);
    }
}
