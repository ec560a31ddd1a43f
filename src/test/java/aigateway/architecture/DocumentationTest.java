package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who reads a package or a public thing learns from its first sentence what it is.
class DocumentationTest {
    @Test
    void everyPackageHasAManualAndIsNullMarked() {
        List<String> broken = new ArrayList<>();
        for (Path file : Sources.MAIN) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.exists(info)) {
                broken.add(Sources.name(info) + " is missing");
            } else if (file.equals(info)) {
                List<String> lines = Sources.lines(file);
                if (!lines.getFirst().startsWith("///")) {
                    broken.add(Sources.name(info) + " has no manual");
                }
                if (lines.stream().noneMatch(line -> line.matches("@(.*\\.)?NullMarked"))) {
                    broken.add(Sources.name(info) + " is not null-marked");
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPublicTypeAndMethodSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        Sources.parse(
                Sources.MAIN, (task, unit, file) -> new Silence(task, unit, file, silent).scan());
        assertThat(silent).isEmpty();
    }

    @Test
    void docLinesAreNotBrokenByTheFormatter() {
        List<String> broken = new ArrayList<>();
        for (Path file : Sources.all()) {
            String before = "";
            for (String line : Sources.lines(file)) {
                String now = line.strip();
                if (before.startsWith("///") && now.startsWith("//") && !now.startsWith("///")) {
                    broken.add(Sources.name(file) + ": " + now);
                }
                before = now;
            }
        }
        assertThat(broken).isEmpty();
    }

    /// Collects what is public and has no doc.
    private static final class Silence extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final Path file;
        private final List<String> silent;

        Silence(JavacTask task, CompilationUnitTree unit, Path file, List<String> silent) {
            this.trees = Trees.instance(task);
            this.unit = unit;
            this.file = file;
            this.silent = silent;
        }

        void scan() {
            scan(unit, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (isPublic(type.getModifiers().getFlags().contains(Modifier.PUBLIC))) {
                check(type.getSimpleName().toString());
                super.visitClass(type, null);
            }
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            boolean overrides =
                    method.getModifiers().getAnnotations().stream()
                            .anyMatch(
                                    each -> each.getAnnotationType().toString().equals("Override"));
            boolean open = method.getModifiers().getFlags().contains(Modifier.PUBLIC);
            boolean compact = trees.getSourcePositions().getStartPosition(unit, method) < 0;
            if (!overrides && !compact && isPublic(open) && !recordConstructor(method)) {
                check(method.getName().toString());
            }
            return null;
        }

        /// Members of interfaces are public without saying so.
        private boolean isPublic(boolean declared) {
            return declared
                    || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        private boolean recordConstructor(MethodTree method) {
            return method.getReturnType() == null
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        }

        private void check(String name) {
            String doc = trees.getDocComment(getCurrentPath());
            if (doc == null || doc.isBlank()) {
                silent.add(Sources.name(file) + ": " + name);
            }
        }
    }
}
