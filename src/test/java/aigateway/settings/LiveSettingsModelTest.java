package aigateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random sequences of all that can happen give what a much simpler model says.
public class LiveSettingsModelTest {
    /// What each version of a setting was; null for the file's value.
    private final Map<String, List<@Nullable String>> versions = new HashMap<>();
    private final Random random = new Random();

    private Toys file = Toys.FILE;
    private FlakyStore store = new FlakyStore(new MemoryStore());
    private ToyGateway gateway = new ToyGateway(store, file);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isWhatTheModelSays(long seed) {
        random.setSeed(seed);
        start();
        for (String name : gateway.settings().names()) {
            versions.put(name, new ArrayList<>());
        }
        for (int step = 0; step < 300; step++) {
            String name = random.nextBoolean() ? "word" : "number";
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> change(name, "" + (20 + random.nextInt(50)));
                case 3 -> reset(name);
                case 4 -> rollback(name);
                case 5 -> reload();
                case 6 -> refused(name);
                default -> start();
            }
            assertThat(gateway.now()).as("step " + step).isEqualTo(expected());
            assertStates();
        }
    }

    private void start() {
        store = new FlakyStore(reopened(store.inner()));
        gateway = new ToyGateway(store, file);
    }

    /// The store as the next process finds it.
    protected SettingsStore reopened(SettingsStore before) {
        return before;
    }

    private void change(String name, String value) {
        State state = Objects.requireNonNull(gateway.settings().state(name));
        Change change = new Change("me", random.nextBoolean() ? state.etag() : null);
        assertThat(gateway.settings().change(name, Toys.json(json(name, value)), change))
                .isInstanceOf(Outcome.Applied.class);
        of(name).add(value);
    }

    private void reset(String name) {
        assertThat(gateway.settings().reset(name, Toys.by("me")))
                .isInstanceOf(Outcome.Applied.class);
        of(name).add(null);
    }

    private void rollback(String name) {
        int number = random.nextInt(of(name).size() + 2);
        Outcome outcome = gateway.settings().rollback(name, number, Toys.by("me"));
        if (number == 0 || number > of(name).size()) {
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Applied.class);
            of(name).add(of(name).get(number - 1));
        }
    }

    private void reload() {
        file = new Toys("file" + random.nextInt(9), "k0", random.nextInt(9));
        gateway.settings().fileChanged(file, gateway::build);
    }

    private void refused(String name) {
        switch (random.nextInt(3)) {
            case 0 ->
                    assertThat(
                                    gateway.settings()
                                            .change(
                                                    name,
                                                    Toys.json(json(name, "30")),
                                                    new Change("me", "\"other\"")))
                            .isInstanceOf(Outcome.Conflict.class);
            case 1 ->
                    assertThat(gateway.settings().change(name, Toys.json("[]"), Toys.by("me")))
                            .isInstanceOf(Outcome.Invalid.class);
            default -> {
                store.failing(true);
                assertThat(gateway.settings().reset(name, Toys.by("me")))
                        .isInstanceOf(Outcome.NotKept.class);
                store.failing(false);
            }
        }
    }

    private Toys expected() {
        String word = current("word");
        String number = current("number");
        return new Toys(
                word == null ? file.word() : word,
                "k0",
                number == null ? file.number() : Long.parseLong(number));
    }

    private void assertStates() {
        for (String name : gateway.settings().names()) {
            State state = Objects.requireNonNull(gateway.settings().state(name));
            assertThat(state.version()).isEqualTo(of(name).size());
            assertThat(state.overridden()).isEqualTo(current(name) != null);
            List<Long> numbers = new ArrayList<>();
            for (long number = of(name).size(); number > 0; number--) {
                numbers.add(number);
            }
            assertThat(gateway.settings().history(name))
                    .extracting(Version::number)
                    .isEqualTo(numbers);
        }
    }

    private static String json(String name, String value) {
        return name.equals("word") ? "{\"word\":\"" + value + "\"}" : "{\"number\":" + value + "}";
    }

    private @Nullable String current(String name) {
        return of(name).isEmpty() ? null : of(name).getLast();
    }

    private List<@Nullable String> of(String name) {
        return Objects.requireNonNull(versions.get(name));
    }
}
