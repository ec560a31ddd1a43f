package aigateway.endtoend.policies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One policy: how it is switched on, and what must hold wherever it applies. Stateless.
public interface PolicyRow {
    /// All of them.
    List<PolicyRow> ALL =
            List.of(
                    new SystemPromptRow(),
                    new BannedPhraseRow(),
                    new MinLengthRow(),
                    new MaxLengthRow(),
                    new DisclaimerRow(),
                    new RateLimitRow(),
                    new CacheRow(),
                    new StatisticsRow());

    /// The name, for people.
    String name();

    /// The component of `Policies` that switches it, or an empty text if it is always on.
    String component();

    /// The lines of the configuration file that switch it on: keys before the first table.
    default String keys() {
        return "";
    }

    /// The same, for tables.
    default String tables() {
        return "";
    }

    /// How the admin API switches it on, or null if it cannot.
    default @Nullable AdminSwitch admin() {
        return null;
    }

    /// What the model says, piece by piece.
    default List<String> answer() {
        return List.of("Once upon", " a time, there was", " a gateway.");
    }

    /// True if calls that are to be answered by the cache are asked the first time while the policy
    /// is still off: what a policy forbids is never stored, but may have been there before.
    default boolean coversOldAnswers() {
        return false;
    }

    /// Asks in this cell, and checks all that must hold.
    void check(Ground ground, Cell cell) throws Exception;

    /// A change through the admin API.
    record AdminSwitch(String path, String json) {}
}
