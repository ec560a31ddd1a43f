package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names say what a thing is or shows.
class NamingTest {
    private static final String VAGUE = ".*(Utils?|Helpers?|Manager|Impl)|Abstract.*";

    @Test
    void noClassHasANameThatSaysNothing() {
        List<String> vague = new ArrayList<>();
        Sources.parse(
                Sources.all(),
                (task, unit, file) ->
                        unit.accept(
                                new TreeScanner<Void, Void>() {
                                    @Override
                                    public Void visitClass(ClassTree type, Void nothing) {
                                        if (type.getSimpleName().toString().matches(VAGUE)) {
                                            vague.add(Sources.name(file));
                                        }
                                        return super.visitClass(type, null);
                                    }
                                },
                                null));
        assertThat(vague).isEmpty();
    }

    @Test
    void accessorsAreNamedByTheThingItself() {
        List<String> getters = new ArrayList<>();
        methods(
                Sources.MAIN,
                (file, method) -> {
                    if (method.getName().toString().matches("get[A-Z].*")
                            && method.getParameters().isEmpty()
                            && !annotated(method, "Override")) {
                        getters.add(Sources.name(file) + ": " + method.getName());
                    }
                });
        assertThat(getters).isEmpty();
    }

    @Test
    void testsAreNamedBySentences() {
        List<String> broken = new ArrayList<>();
        methods(
                Sources.TEST,
                (file, method) -> {
                    String name = method.getName().toString();
                    boolean test =
                            annotated(method, "Test")
                                    || annotated(method, "ParameterizedTest")
                                    || annotated(method, "TestFactory")
                                    || annotated(method, "RepeatedTest");
                    if (test
                            && (name.matches("(test|should)([A-Z_].*)?")
                                    || name.contains("_")
                                    || !name.matches("[a-z]+[0-9]*[A-Z].*"))) {
                        broken.add(Sources.name(file) + ": " + name);
                    }
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void nobodyMocks() {
        List<String> mocking = new ArrayList<>();
        for (Path file : Sources.all()) {
            for (String line : Sources.lines(file)) {
                if (line.matches("import .*(mockito|easymock|jmockit|mockk|wiremock).*")) {
                    mocking.add(Sources.name(file) + ": " + line);
                }
            }
        }
        assertThat(mocking).isEmpty();
    }

    private static void methods(List<Path> files, Seen seen) {
        Sources.parse(
                files,
                (task, unit, file) ->
                        unit.accept(
                                new TreeScanner<Void, Void>() {
                                    @Override
                                    public Void visitMethod(MethodTree method, Void nothing) {
                                        seen.method(file, method);
                                        return super.visitMethod(method, null);
                                    }
                                },
                                null));
    }

    private static boolean annotated(MethodTree method, String annotation) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(each -> each.getAnnotationType().toString().equals(annotation));
    }

    private interface Seen {
        void method(Path file, MethodTree method);
    }
}
