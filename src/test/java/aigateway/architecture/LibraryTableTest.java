package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which part may use which library: each foreign world is walled into one place.
class LibraryTableTest {
    private static final List<Wall> WALLS =
            List.of(
                    wall("io.netty.", "net", "server.grpc"),
                    wall("io.grpc.", "server.grpc"),
                    wall("com.google.protobuf.", "server.grpc"),
                    wall("com.google.rpc.", "server.grpc"),
                    wall("io.helidon.", "admin"),
                    wall("org.tomlj.", "config"),
                    wall("java.sql.", "store"),
                    wall("javax.sql.", "store"),
                    wall("java.net.http."),
                    wall("com.sun."),
                    wall("sun."),
                    wall("java.lang.System$Logger", "net"),
                    wall("java.util.logging.", "admin", "logs", ""),
                    wall("org.slf4j."),
                    wall("com.fasterxml."),
                    wall("com.github.benmanes.", "cache", "egress"),
                    wall("com.google.re2j.", "guard"),
                    wall("com.google.i18n.", "guard"),
                    wall("com.networknt.", "guard"),
                    wall("org.sqlite.", "store"),
                    wall("tools.jackson.", "guard"));

    /// Parts in whose code every call runs.
    private static final Set<String> FAST =
            Set.of("model", "json", "net", "dialect", "call", "upstream", "ledger", "server");

    @Test
    void librariesStayBehindTheirWalls() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : Production.CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getBaseComponentType().getName();
                for (Wall wall : WALLS) {
                    if (wall.breaks(from, target)) {
                        broken.add(from.getName() + " → " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void nothingFarFromJdkAndJspecifyIsInTheModel() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : Production.CLASSES) {
            if (Production.part(from.getPackageName()).equals("model")) {
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive()
                            && !target.getName().startsWith("java.")
                            && !target.getName().startsWith("org.jspecify.")
                            && !target.getName().startsWith("aigateway.model.")) {
                        broken.add(from.getName() + " → " + target.getName());
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void noCallPaysForRegularExpressionsStreamsOrReflection() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : Production.CLASSES) {
            if (FAST.contains(Production.part(from.getPackageName()))) {
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getName();
                    if (target.startsWith("java.util.regex.")
                            || target.startsWith("java.util.stream.")
                            || target.startsWith("java.lang.reflect.")) {
                        broken.add(from.getName() + " → " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void onlyLogsAndTheCommandLineWriteToTheConsole() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : Production.CLASSES) {
            String part = Production.part(from.getPackageName());
            from.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                    .filter(access -> !Set.of("", "logs").contains(part))
                    .forEach(access -> broken.add(access.getDescription()));
        }
        assertThat(broken).isEmpty();
    }

    private static Wall wall(String prefix, String... parts) {
        return new Wall(prefix, List.of(parts));
    }

    /// Names that begin with `prefix` may be used by `parts` only.
    private record Wall(String prefix, List<String> parts) {
        boolean breaks(JavaClass from, String target) {
            return target.startsWith(prefix) && !parts.contains(part(from.getPackageName()));
        }

        private static String part(String packageName) {
            return packageName.startsWith("aigateway.server.grpc")
                    ? "server.grpc"
                    : Production.part(packageName);
        }
    }
}
