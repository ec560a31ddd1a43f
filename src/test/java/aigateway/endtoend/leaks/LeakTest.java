package aigateway.endtoend.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {
    @TempDir Path folder;

    @Test
    void letsNoSecretOut() throws Exception {
        List<String> leaks = new ArrayList<>();
        Set<Canary> all = EnumSet.allOf(Canary.class);
        try (Ground ground = new Ground(folder)) {
            for (Map.Entry<String, Paths.Step> path : Paths.all().entrySet()) {
                int before = ground.answers().size();
                path.getValue().on(ground);
                // These are known at once; the rest is looked at in the end.
                List<String> fresh = ground.answers().subList(before, ground.answers().size());
                look(all, "the answer to: " + path.getKey(), fresh, leaks);
            }
            everywhere(ground, "while it runs", leaks);
            ground.stop();
            everywhere(ground, "when it has stopped", leaks);
        }
        assertThat(leaks).isEmpty();
    }

    private static void everywhere(Ground ground, String when, List<String> leaks)
            throws Exception {
        for (Map.Entry<String, Places.Place> place : Places.all().entrySet()) {
            List<String> contents = place.getValue().contents().of(ground);
            assertThat(contents).as(place.getKey()).isNotEmpty();
            Set<Canary> wrong = EnumSet.allOf(Canary.class);
            wrong.removeAll(place.getValue().rightful());
            look(wrong, place.getKey() + ", " + when, contents, leaks);
        }
    }

    private static void look(
            Set<Canary> canaries, String where, List<String> contents, List<String> leaks) {
        for (Canary canary : canaries) {
            canary.forms()
                    .forEach(
                            (name, form) -> {
                                for (String content : contents) {
                                    int at = content.indexOf(form);
                                    if (at >= 0) {
                                        leaks.add(leak(canary, name, where, content, at));
                                    }
                                }
                            });
        }
    }

    private static String leak(Canary canary, String form, String where, String content, int at) {
        String around =
                content.substring(Math.max(0, at - 200), Math.min(content.length(), at + 100));
        return canary + " (" + form + ") in " + where + ": …" + around + "…";
    }
}
