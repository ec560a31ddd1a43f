package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import aigateway.TestKinds;
import aigateway.endtoend.policies.Cell;
import aigateway.endtoend.policies.Door;
import aigateway.endtoend.policies.Ground;
import aigateway.endtoend.policies.Moment;
import aigateway.endtoend.policies.PolicyRow;
import aigateway.testing.formats.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every policy on every way: each door, each dialect of a provider, whole and streamed, from the
/// first target, after failover, and from the cache.
class PolicyMatrixTest {
    private @Nullable Ground ground;

    @TestFactory
    Stream<DynamicNode> switchedByTheFile() {
        return PolicyRow.ALL.stream().map(row -> cells(row, Ground.Way.FILE));
    }

    @TestFactory
    Stream<DynamicNode> switchedByTheAdminApi() {
        return PolicyRow.ALL.stream()
                .filter(row -> row.admin() != null)
                .map(row -> cells(row, Ground.Way.ADMIN));
    }

    @Test
    void everyDoorIsTried() {
        assertThat(Door.ALL).extracting(Door::dialect).containsAll(TestKinds.callerDialects());
    }

    @Test
    void everyPolicyIsTried() {
        // logging changes no call, and egress routes are ways of their own
        List<String> policies = new ArrayList<>(TestKinds.policies());
        policies.removeAll(List.of("logging", "routes"));

        assertThat(PolicyRow.ALL).extracting(PolicyRow::component).containsAll(policies);
    }

    @Test
    void everyDialectIsTried() {
        assertThat(cells())
                .extracting(Cell::dialect)
                .containsAll(TestKinds.dialects())
                .hasSize(Door.ALL.size() * TestKinds.dialects().size() * 2 * 3);
    }

    @AfterEach
    void close() {
        if (ground != null) {
            ground.close();
            ground = null;
        }
    }

    private DynamicNode cells(PolicyRow row, Ground.Way way) {
        List<Cell> cells = cells();
        Start start = new Start(row, cells, way);
        return dynamicContainer(
                row.name(),
                Stream.concat(
                        Stream.of(dynamicTest("is switched on", start::run)),
                        cells.stream()
                                .map(
                                        cell ->
                                                dynamicTest(
                                                        cell.toString(),
                                                        () -> row.check(start.ground(), cell)))));
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Door door : Door.ALL) {
            for (String dialect : TestKinds.dialects()) {
                Format format = Format.of(TestKinds.speaking(dialect).name());
                for (Moment moment : Moment.values()) {
                    cells.add(new Cell(cells.size(), door, dialect, format, false, moment));
                    cells.add(new Cell(cells.size(), door, dialect, format, true, moment));
                }
            }
        }
        return cells;
    }

    /// The start of a row's gateway, in place of the one before.
    private final class Start {
        private final PolicyRow row;
        private final List<Cell> cells;
        private final Ground.Way way;

        Start(PolicyRow row, List<Cell> cells, Ground.Way way) {
            this.row = row;
            this.cells = cells;
            this.way = way;
        }

        void run() throws Exception {
            close();
            ground = Ground.of(row, cells, way);
        }

        Ground ground() {
            Ground started = ground;
            if (started == null) {
                // said by the row's first test
                return Assumptions.abort("the policy could not be switched on");
            }
            return started;
        }
    }
}
