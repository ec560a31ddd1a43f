package aigateway.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The project's files as text, and its Java sources as syntax trees; read once.
final class Sources {
    /// The project's folder.
    static final Path ROOT = Path.of("").toAbsolutePath();

    /// Production sources.
    static final List<Path> MAIN = javaFiles("src/main/java");

    /// Sources of tests.
    static final List<Path> TEST = javaFiles("src/test/java");

    private Sources() {}

    /// Both.
    static List<Path> all() {
        List<Path> both = new ArrayList<>(MAIN);
        both.addAll(TEST);
        return both;
    }

    /// A file's lines.
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /// A file's name as messages show it.
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /// Files below the project's folder whose names end in one of the suffixes, without what builds
    /// and tools leave behind.
    static List<Path> files(String... suffixes) {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !generated(ROOT.relativize(path)))
                    .filter(path -> Stream.of(suffixes).anyMatch(path.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls back with the syntax tree of each file.
    static void parse(List<Path> files, Visitor visitor) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                visitor.visit(task, unit, Path.of(unit.getSourceFile().toUri()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean generated(Path relative) {
        for (Path part : relative) {
            if (List.of("target", ".git", "node_modules", "data", ".idea")
                    .contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> javaFiles(String folder) {
        String prefix = ROOT.resolve(folder) + "/";
        return files(".java").stream().filter(file -> file.toString().startsWith(prefix)).toList();
    }

    /// Looks at one file.
    interface Visitor {
        /// Called for each file in turn.
        void visit(JavacTask task, CompilationUnitTree unit, Path file);
    }
}
