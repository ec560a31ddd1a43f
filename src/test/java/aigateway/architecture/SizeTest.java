package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Files and methods stay small enough to be read at one go.
class SizeTest {
    @Test
    void noFileHasMoreThan400Lines() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.all()) {
            int lines = Sources.lines(file).size();
            if (lines > 400) {
                tooLong.add(Sources.name(file) + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void halfOfTheFilesHave80LinesAtMostAnd95Of100Have250() {
        List<Integer> sizes =
                Sources.MAIN.stream().map(file -> Sources.lines(file).size()).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).as("median").isLessThanOrEqualTo(80);
        assertThat(sizes.get(sizes.size() * 95 / 100)).as("95th of 100").isLessThanOrEqualTo(250);
    }

    @Test
    void noMethodHasMoreThan40Lines() {
        List<String> tooLong = new ArrayList<>();
        // a test's table of cases may be as long as it needs to be
        Sources.parse(
                Sources.MAIN,
                (task, unit, file) -> {
                    SourcePositions positions = Trees.instance(task).getSourcePositions();
                    LineMap lines = unit.getLineMap();
                    unit.accept(
                            new TreeScanner<Void, Void>() {
                                @Override
                                public Void visitMethod(MethodTree method, Void nothing) {
                                    long from = positions.getStartPosition(unit, method);
                                    long to = positions.getEndPosition(unit, method);
                                    if (from >= 0 && to >= 0) {
                                        long length =
                                                lines.getLineNumber(to)
                                                        - lines.getLineNumber(from)
                                                        + 1;
                                        if (length > 40) {
                                            tooLong.add(
                                                    "%s: %s has %d"
                                                            .formatted(
                                                                    Sources.name(file),
                                                                    method.getName(),
                                                                    length));
                                        }
                                    }
                                    return super.visitMethod(method, null);
                                }
                            },
                            null);
                });
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noPackageHasMoreThan20Files() {
        Map<Path, Integer> count = new TreeMap<>();
        for (Path file : Sources.MAIN) {
            if (!file.endsWith("package-info.java")) {
                count.merge(file.getParent(), 1, Integer::sum);
            }
        }
        count.values().removeIf(files -> files <= 20);
        assertThat(count).isEmpty();
    }
}
