package aigateway.settings;

import static aigateway.settings.Toys.by;
import static aigateway.settings.Toys.json;
import static aigateway.settings.Toys.number;
import static aigateway.settings.Toys.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.model.Bytes;
import aigateway.settings.Version.Action;
import aigateway.settings.Version.Difference;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {
    private final MemoryStore store = new MemoryStore();
    private final ToyGateway gateway = new ToyGateway(store, Toys.FILE);
    private final LiveSettings<Toys> settings = gateway.settings();

    @Test
    void hasTheFilesValuesAtFirst() {
        assertThat(gateway.now()).isEqualTo(Toys.FILE);
        assertThat(settings.names()).containsExactly("word", "number");
        State state = state("number");
        assertThat(state.value()).isEqualTo(Bytes.utf8("{\"number\":0}"));
        assertThat(state.fileValue()).isEqualTo(state.value());
        assertThat(state.overridden()).isFalse();
        assertThat(state.version()).isZero();
        assertThat(settings.history("number")).isEmpty();
    }

    @Test
    void putsAChangeInForceAndTellsWhoWhenAndWhat() {
        Outcome outcome = settings.change("number", number(7), by("10.0.0.7"));

        assertThat(outcome).isEqualTo(new Outcome.Applied(state("number")));
        assertThat(gateway.now()).isEqualTo(new Toys("file", "k0", 7));
        State state = state("number");
        assertThat(state.value().utf8()).isEqualTo("{\"number\":7}");
        assertThat(state.fileValue().utf8()).isEqualTo("{\"number\":0}");
        assertThat(state.overridden()).isTrue();
        assertThat(settings.history("number"))
                .containsExactly(
                        new Version(
                                "number",
                                1,
                                ToyGateway.NOW,
                                "10.0.0.7",
                                Action.CHANGE,
                                Bytes.utf8("{\"number\":7}"),
                                List.of(
                                        new Difference(
                                                "number", Bytes.utf8("0"), Bytes.utf8("7")))));
        assertThat(settings.newest("number")).isEqualTo(settings.history("number").getFirst());
    }

    @Test
    void refusesABadValueByItsField() {
        Outcome outcome = settings.change("number", json("{\"number\":\"x\"}"), by("me"));

        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        assertThat(((Outcome.Invalid) outcome).field()).isEqualTo("number");
        assertNothingChanged();
    }

    @Test
    void knowsOnlyItsOwnSettings() {
        assertThat(settings.state("colour")).isNull();
        assertThat(settings.change("colour", number(1), by("me")))
                .isEqualTo(
                        new Outcome.Unknown(
                                "there is no setting `colour`; there are word, number"));
    }

    @Test
    void changesNothingThatCannotBeKept() {
        store.fail("the disk is full");

        assertThat(settings.change("number", number(7), by("me")))
                .isEqualTo(new Outcome.NotKept("the disk is full"));
        assertThat(gateway.lines().getLast()).contains("the disk is full", "ERROR");
        store.fail(null);
        assertNothingChanged();
        assertThat(applied(settings.change("number", number(8), by("me"))).version()).isEqualTo(1);
    }

    @Test
    void keepsNothingThatCannotBeBuilt() {
        assertThatThrownBy(() -> settings.change("number", number(13), by("me")))
                .isInstanceOf(IllegalStateException.class);
        assertNothingChanged();
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChanged() {
        String before = state("number").etag();
        String after = applied(settings.change("number", number(1), by("a"))).etag();

        assertThat(settings.change("number", number(2), new Change("b", before)))
                .isEqualTo(new Outcome.Conflict(state("number")));
        assertThat(settings.reset("number", new Change("b", "W/" + after)))
                .isInstanceOf(Outcome.Conflict.class);
        assertThat(settings.rollback("number", 1, new Change("b", "\"\"")))
                .isInstanceOf(Outcome.Conflict.class);
        applied(settings.change("number", number(3), new Change("b", before + ", " + after)));
        applied(settings.reset("number", new Change("b", "*")));
        assertThat(state("number").version()).isEqualTo(3);
    }

    @Test
    void hasAnotherTagForAnotherValueOfTheFile() {
        String before = state("number").etag();
        settings.fileChanged(new Toys("file", "k0", 1), gateway::build);
        assertThat(state("number").etag()).isNotEqualTo(before).matches("\"[0-9a-f-]+\"");
    }

    @Test
    void returnsToTheFile() {
        applied(settings.change("number", number(7), by("a")));
        State state = applied(settings.reset("number", by("b")));

        assertThat(gateway.now()).isEqualTo(Toys.FILE);
        assertThat(state.overridden()).isFalse();
        assertThat(state.version()).isEqualTo(2);
        Version version = settings.history("number").getFirst();
        assertThat(version.action()).isEqualTo(Action.RESET);
        assertThat(version.value()).isNull();
        assertThat(version.diff())
                .containsExactly(new Difference("number", Bytes.utf8("7"), Bytes.utf8("0")));
    }

    @Test
    void rollsBackToAnyVersionTheFilesAmongThem() {
        applied(settings.change("number", number(1), by("a")));
        applied(settings.change("number", number(2), by("a")));
        applied(settings.reset("number", by("a")));

        assertThat(applied(settings.rollback("number", 1, by("a"))).overridden()).isTrue();
        assertThat(gateway.now().number()).isEqualTo(1);
        assertThat(applied(settings.rollback("number", 3, by("a"))).overridden()).isFalse();
        assertThat(gateway.now().number()).isEqualTo(0);
        assertThat(settings.history("number").getFirst().action()).isEqualTo(Action.ROLLBACK);
        assertThat(settings.rollback("number", 6, by("a"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(settings.rollback("word", 1, by("a"))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void keepsChangesWhenTheFileChangesAndTakesTheRestFromItInOneGo() {
        applied(settings.change("number", number(7), by("a")));
        int before = gateway.times();

        settings.fileChanged(new Toys("fresh", "k1", 1), gateway::build);

        assertThat(gateway.now()).isEqualTo(new Toys("fresh", "k1", 7));
        assertThat(gateway.times()).isEqualTo(before + 1);
        assertThat(state("number").fileValue().utf8()).isEqualTo("{\"number\":1}");
        applied(settings.reset("number", by("a")));
        assertThat(gateway.now()).isEqualTo(new Toys("fresh", "k1", 1));
    }

    @Test
    void hidesSecretsButKeepsThemAndTellsThatTheyChanged() {
        applied(settings.change("word", json("{\"word\":\"a\",\"key\":\"s1\"}"), by("a")));
        applied(settings.change("word", json("{\"word\":\"a\",\"key\":\"s2\"}"), by("a")));
        applied(settings.change("word", word("b"), by("a")));

        assertThat(gateway.now()).isEqualTo(new Toys("b", "s2", 0));
        assertThat(state("word").value().utf8()).isEqualTo("{\"word\":\"b\",\"key\":\"***\"}");
        assertThat(settings.history("word").toString() + gateway.lines())
                .doesNotContain("s1", "s2");
        assertThat(settings.history("word").get(1).diff())
                .containsExactly(
                        new Difference("key", Bytes.utf8("\"***\""), Bytes.utf8("\"***\"")));
        applied(settings.rollback("word", 1, by("a")));
        assertThat(gateway.now().key()).isEqualTo("s1");
    }

    @Test
    void listsTheChangesOfAllSettings() {
        applied(settings.change("number", number(1), by("a")));
        applied(settings.change("word", word("x"), by("b")));
        applied(settings.reset("number", by("c")));

        assertThat(settings.audit(2)).extracting(Version::actor).containsExactly("c", "b");
        assertThat(settings.audit(9)).hasSize(3);
    }

    @Test
    void startsAgainWithWhatWasChanged() {
        applied(settings.change("number", number(7), by("a")));
        applied(settings.change("word", word("x"), by("a")));
        applied(settings.reset("word", by("a")));

        ToyGateway again = new ToyGateway(store, new Toys("later", "k1", 3));

        assertThat(again.now()).isEqualTo(new Toys("later", "k1", 7));
        assertThat(applied(again.settings().change("number", number(8), by("a"))).version())
                .isEqualTo(2);
        assertThat(applied(again.settings().change("word", word("y"), by("a"))).version())
                .isEqualTo(3);
    }

    @Test
    void leavesOutWhatItCannotReadAndSaysSo() throws StoreFailure {
        store.append(kept("number", 1, "{\"number\":\"seven\"}"));
        store.append(kept("word", 1, "no JSON"));
        store.append(kept("colour", 1, "{}"));

        ToyGateway again = new ToyGateway(store, Toys.FILE);

        assertThat(again.now()).isEqualTo(Toys.FILE);
        assertThat(again.lines()).hasSize(3).allMatch(line -> line.contains("left out"));
        assertThat(Objects.requireNonNull(again.settings().state("number")).overridden()).isFalse();
        assertThat(again.settings().rollback("number", 1, by("a")))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(applied(again.settings().change("number", number(2), by("a"))).version())
                .isEqualTo(2);
    }

    @Test
    void startsWithTheFileIfTheStoreFailsAndRecoversWithIt() {
        applied(settings.change("number", number(7), by("a")));
        store.fail("gateway.db is damaged");

        ToyGateway again = new ToyGateway(store, Toys.FILE);

        assertThat(again.now()).isEqualTo(Toys.FILE);
        assertThat(again.lines().getFirst()).contains("gateway.db is damaged", "ERROR");
        assertThat(again.settings().change("word", word("x"), by("a")))
                .isEqualTo(new Outcome.NotKept("gateway.db is damaged"));
        assertThatThrownBy(() -> again.settings().history("number"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("gateway.db is damaged");
        assertThatThrownBy(() -> again.settings().audit(1))
                .isInstanceOf(UncheckedIOException.class);
        store.fail(null);
        applied(again.settings().change("word", word("x"), by("a")));
        assertThat(again.now()).isEqualTo(new Toys("x", "k0", 7));
    }

    private static KeptVersion kept(String setting, long number, String value) {
        return new KeptVersion(
                new Version(setting, number, ToyGateway.NOW, "a", Action.CHANGE, null, List.of()),
                Bytes.utf8(value));
    }

    private State state(String name) {
        return Objects.requireNonNull(settings.state(name));
    }

    private static State applied(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) outcome).state();
    }

    private void assertNothingChanged() {
        assertThat(gateway.times()).isEqualTo(1);
        assertThat(state("number").version()).isZero();
        assertThat(settings.audit(9)).isEmpty();
    }
}
