package aigateway.guard.stream;

import aigateway.guard.GuardSettings;
import aigateway.guard.text.Look;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Rule.Direction;
import aigateway.guard.text.Vault;
import java.util.ArrayList;
import java.util.List;

/// What holds for one call.
///
/// @param vault what the model did not see
/// @param recording true if changes are recorded
record Terms(GuardSettings settings, List<Rule> rules, Vault vault, boolean recording) {
    /// Looks at one text.
    List<Look> looks(Direction direction) {
        List<Look> looks = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            Look look = rule.look(direction, vault);
            if (look != null) {
                looks.add(look);
            }
        }
        return looks;
    }

    /// A text of an answer that comes in pieces.
    Channel channel(boolean json, int most) {
        return new Channel(looks(Direction.ANSWER), json, most, recording);
    }
}
