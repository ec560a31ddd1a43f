package aigateway.guard.rules;

import aigateway.guard.Action;
import aigateway.guard.Entity;
import aigateway.guard.GuardSettings;
import aigateway.guard.personal.Card;
import aigateway.guard.personal.Email;
import aigateway.guard.personal.Finder;
import aigateway.guard.personal.Iban;
import aigateway.guard.personal.Ip;
import aigateway.guard.personal.Phone;
import aigateway.guard.personal.SecretKey;
import aigateway.guard.text.Draft;
import aigateway.guard.text.Look;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Blocks, redacts or masks personal data. Masking concerns what callers send, always; the rest
/// concerns answers, and requests if they are checked.
public final class PersonalData implements Rule {
    private static final String NAME = "personalData.";

    private final List<Watch> watches;
    private final boolean requestsToo;

    private record Watch(Entity entity, Finder finder, Action action) {}

    private PersonalData(List<Watch> watches, boolean requestsToo) {
        this.watches = watches;
        this.requestsToo = requestsToo;
    }

    /// The rule, or null if nothing is looked for.
    static @Nullable Rule of(GuardSettings settings) {
        List<Watch> watches = new ArrayList<>();
        for (Map.Entry<Entity, Action> each : settings.personalData().entrySet()) {
            watches.add(new Watch(each.getKey(), finder(each.getKey()), each.getValue()));
        }
        return watches.isEmpty() ? null : new PersonalData(watches, settings.checkRequests());
    }

    private static Finder finder(Entity entity) {
        return switch (entity) {
            case SECRET -> new SecretKey();
            case EMAIL -> new Email();
            case IBAN -> new Iban();
            case CARD -> new Card();
            case IP -> new Ip();
            case PHONE -> new Phone();
        };
    }

    @Override
    public @Nullable Look look(Direction direction, Vault vault) {
        List<Finder> finders = new ArrayList<>();
        List<Hits> hits = new ArrayList<>();
        for (Watch watch : watches) {
            boolean masks = watch.action == Action.MASK;
            if (direction == Direction.REQUEST ? masks || requestsToo : !masks) {
                String word = watch.entity.word();
                finders.add(watch.finder);
                hits.add(Hits.of(NAME + word, word, watch.action, vault));
            }
        }
        return finders.isEmpty() ? null : new Search(finders, hits);
    }

    /// Looks for the first that begins at each position.
    private record Search(List<Finder> finders, List<Hits> hits) implements Look {
        @Override
        public int look(Draft draft, int from, int to, boolean last) {
            int at = from;
            int end = to;
            while (at < end) {
                int found = Finder.NONE;
                int which = 0;
                char c = draft.charAt(at);
                for (; which < finders.size() && found == Finder.NONE; which++) {
                    Finder finder = finders.get(which);
                    found = finder.begins(c) ? finder.find(draft, at, end, last) : Finder.NONE;
                }
                if (found == Finder.WAIT) {
                    return at;
                }
                int next = at + 1;
                if (found > 0) {
                    int before = draft.end();
                    next = hits.get(which - 1).on(draft, at, at + found);
                    end += draft.end() - before;
                }
                if (next < 0) {
                    return at;
                }
                at = next;
            }
            return at;
        }
    }
}
