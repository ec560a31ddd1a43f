package aigateway.logs.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.delivery.SinkAnswer.Answered;
import aigateway.logs.sink.delivery.SinkAnswer.Failed;
import aigateway.model.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent when, by a clock that the test moves.
class DeliveryTest {
    private final Rig rig = Rig.of(4);

    private static void answers(Rig rig, SinkAnswer... once) {
        Deque<SinkAnswer> answers = new ArrayDeque<>(List.of(once));
        rig.script = _ -> answers.isEmpty() ? Rig.OK : answers.remove();
    }

    @Test
    void sendsWhatThereIsAfterASecond() {
        rig.lines(3);
        rig.run(999);
        assertThat(rig.requests).isEmpty();
        rig.run(1);
        assertThat(rig.bodies())
                .containsExactly("run-1 {\"n\":0}\nrun-2 {\"n\":1}\nrun-3 {\"n\":2}\n");
        assertThat(rig.totals.sent()).isEqualTo(3);
        assertThat(rig.queue.events()).isZero();
        assertThat(rig.queue.bytes()).isZero();
    }

    @Test
    void sendsAtOnceWhatFillsARequest() {
        assertThat(rig.lines(3)).isFalse();
        assertThat(rig.lines(1)).isTrue();
        assertThat(rig.lines(6)).isFalse();
        rig.settle();
        assertThat(rig.sizes()).containsExactly(4, 4);
        rig.run(1_000);
        assertThat(rig.sizes()).containsExactly(4, 4, 2);
    }

    @Test
    void cutsByBytesAndLosesWhatIsTooLongForTheSink() {
        Rig small = new Rig(new LineFormat(100, 30, false), 1 << 20);
        for (String line : List.of("12345678901234567890", "1234567890", "x".repeat(31), "1")) {
            small.line(line);
        }
        small.run(3_000);
        assertThat(small.sizes()).containsExactly(2, 1);
        assertThat(small.totals.lost()).isOne();
        assertThat(small.isExact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 0})
    void sendsTheSameEventsAgainAfterGrowingPauses(int status) {
        rig.script = _ -> status == 0 ? new Failed("refused") : Rig.status(status);
        rig.lines(4);
        rig.run(120_000);

        assertThat(rig.requests).hasSizeBetween(8, 25);
        assertThat(new HashSet<>(rig.bodies())).hasSize(1);
        long longest = 0;
        for (int i = 1; i < rig.moments.size(); i++) {
            longest = Math.max(longest, rig.moments.get(i) - rig.moments.get(i - 1));
        }
        assertThat(longest).isBetween(5_000L, 30_000L);
        assertThat(rig.moments.get(1) - rig.moments.get(0)).isBetween(1L, 500L);

        rig.script = _ -> Rig.OK;
        rig.run(30_000);
        assertThat(rig.taken.values()).hasSize(4).containsOnly(1);
        assertThat(rig.totals.retried()).isEqualTo((rig.requests.size() - 1) * 4L);
        assertThat(rig.totals.lost()).isZero();
    }

    @Test
    void leavesTheSinkAloneForAsLongAsItWants() {
        answers(rig, new Answered(429, "20", Bytes.EMPTY), new Answered(503, "9999", Bytes.EMPTY));
        rig.lines(4);
        rig.run(2_000_000);
        assertThat(rig.moments.get(1) - rig.moments.get(0)).isBetween(20_001L, 20_500L);
        assertThat(rig.moments.get(2) - rig.moments.get(1)).isBetween(600_001L, 601_000L);
    }

    @Test
    void sendsAgainOnlyWhatWasNotTaken() {
        answers(rig, Rig.partly(2, 1));
        rig.lines(4);
        rig.run(5_000);
        assertThat(rig.bodies().get(1)).isEqualTo("run-1 {\"n\":0}\nrun-2 {\"n\":1}\n");
        assertThat(rig.totals.sent()).isEqualTo(3);
        assertThat(rig.totals.lost()).isOne();
        assertThat(rig.totals.retried()).isEqualTo(2);
        assertThat(rig.isExact()).isTrue();
    }

    @Test
    void keepsEventsThatComeBackAsLongAsTheSinkTakesNoOthers() {
        rig.script = request -> Rig.partly(Rig.ids(request).size(), 0);
        rig.lines(6);
        rig.run(3_600_000);
        assertThat(rig.queue.events()).isEqualTo(6);
        assertThat(rig.said).hasSize(1);
        rig.script = _ -> Rig.OK;
        rig.run(60_000);
        assertThat(rig.totals.sent()).isEqualTo(6);
    }

    @Test
    void givesUpEventsThatComeBackForEverWhileOthersAreTaken() {
        rig.script = request -> rig.bad(request) ? Rig.partly(4, 0) : Rig.OK;
        for (int i = 0; i < 500; i++) {
            rig.lines(4);
            rig.run(2_000);
        }
        assertThat(rig.totals.lost()).isEqualTo(4);
        assertThat(rig.totals.sent()).isEqualTo(1_996);
        assertThat(rig.isExact()).isTrue();
    }

    @Test
    void halvesWhatIsTooLong() {
        rig.script = request -> Rig.ids(request).size() > 1 ? Rig.status(413) : Rig.OK;
        rig.lines(8);
        rig.run(1_000);
        assertThat(rig.sizes()).startsWith(4, 2, 1, 1, 2, 1, 1);
        assertThat(rig.totals.sent()).isEqualTo(8);
        // it has learned
        assertThat(rig.sizes().subList(7, rig.sizes().size())).hasSize(4).containsOnly(1);
    }

    @Test
    void losesALineThatIsTooLongByItself() {
        rig.script = request -> Rig.status(request.body().utf8().contains(":2") ? 413 : 200);
        rig.lines(4);
        rig.run(1_000);
        assertThat(rig.totals.sent()).isEqualTo(3);
        assertThat(rig.totals.lost()).isOne();
        assertThat(rig.totals.trouble().why()).isEqualTo("status 413");
    }

    @Test
    void findsTheOneBadLine() {
        Rig many = Rig.of(64);
        many.script = request -> many.bad(request) ? Rig.status(400) : Rig.OK;
        many.lines(64);
        many.settle();
        assertThat(many.totals.sent()).isEqualTo(63);
        assertThat(many.totals.lost()).isOne();
        assertThat(many.requests).hasSizeLessThan(16);
    }

    @Test
    void doesNotLookForBadLinesForEver() {
        Rig many = Rig.of(1_000);
        many.script = _ -> Rig.status(400);
        many.lines(1_000);
        many.settle();
        assertThat(many.totals.lost()).isEqualTo(1_000);
        assertThat(many.requests).hasSizeLessThan(40);
    }

    @Test
    void keepsLinesThatAreRefusedUntilTheSettingsAreRight() {
        rig.script = _ -> Rig.status(401);
        rig.lines(4);
        rig.run(300_000);
        assertThat(rig.requests).hasSizeBetween(5, 10);
        assertThat(rig.queue.events()).isEqualTo(4);
        assertThat(rig.totals.lost()).isZero();

        Rig other = Rig.of(2);
        rig.delivery.retarget(new SinkTarget(new LineFormat(2, 1 << 20, true), other));
        rig.settle();
        assertThat(other.sizes()).containsExactly(0, 4);
        assertThat(other.taken.keySet())
                .containsExactlyInAnyOrder("run-1", "run-2", "run-3", "run-4");
        assertThat(rig.totals.sent()).isEqualTo(4);
    }

    @Test
    void preparesTheSinkBeforeAnyLineAndWheneverItComesBack() {
        Rig index = new Rig(new LineFormat(4, 1 << 20, true), 1 << 20);
        answers(index, new Failed("no"), new Failed("no"));
        index.run(3_000);
        assertThat(index.requests).hasSize(3).allMatch(r -> r.path().equals("/prepare"));

        answers(index, Rig.OK, new Failed("no"), new Failed("no"));
        index.lines(8);
        index.run(10_000);
        assertThat(index.requests.subList(3, index.requests.size()))
                .extracting(r -> r.path())
                .containsExactly("/in", "/in", "/prepare", "/prepare", "/in");
        assertThat(index.totals.sent()).isEqualTo(8);
    }

    @Test
    void sendsLinesAlsoWhereItMayNotPrepare() {
        Rig index = new Rig(new LineFormat(4, 1 << 20, true), 1 << 20);
        answers(index, Rig.status(403));
        index.lines(4);
        index.run(1_000);
        assertThat(index.totals.sent()).isEqualTo(4);
        assertThat(index.said).anyMatch(line -> line.contains("could not be prepared"));
    }

    @Test
    void losesOnlyTheRequestThatADefectMeets() {
        answers(rig, Rig.status(666));
        rig.lines(8);
        rig.settle();
        assertThat(rig.totals.lost()).isEqualTo(4);
        assertThat(rig.totals.sent()).isEqualTo(4);
        assertThat(rig.said).anyMatch(line -> line.contains("Defect in a log sink"));
    }

    @Test
    void saysOnceThatASinkIsDownAndOnceThatItIsBack() {
        rig.script = _ -> Rig.status(503);
        rig.lines(4);
        rig.run(600_000);
        rig.script = _ -> Rig.OK;
        rig.run(60_000);
        rig.lines(40);
        rig.run(60_000);
        assertThat(rig.said).hasSize(2);
        assertThat(rig.said.get(0)).contains("\"A log sink takes no lines\"", "status 503", "toy");
        assertThat(rig.said.get(1)).contains("\"A log sink takes lines again\"");
    }
}
