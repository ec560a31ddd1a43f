package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import aigateway.provider.kinds.WithDialect;
import aigateway.provider.kinds.WithHeaders;
import aigateway.provider.setup.ProviderKeys;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(Catalog.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void hasEveryClassThatIsAKind() {
        Set<String> listed =
                TestKinds.all().stream()
                        .map(kind -> kind.getClass().getName())
                        .collect(Collectors.toSet());
        // these wrap the others
        listed.add(WithHeaders.class.getName());
        listed.add(WithDialect.class.getName());

        assertThat(listed).containsAll(implementers(Kind.class));
    }

    @Test
    void hasEveryClassThatIsADialect() {
        Set<String> used =
                CLASSES.get(Catalog.class).getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .collect(Collectors.toSet());

        assertThat(used).containsAll(implementers(Dialect.class));
    }

    @Test
    void givesEachKindANameOfItsOwn() {
        List<String> names = TestKinds.all().stream().map(Kind::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+"));
        assertThat(names)
                .containsAll(ProviderKeys.MISSION.stream().map(m -> m.provider()).toList());
    }

    @Test
    void givesEveryCloudAKeyVariableAndAModel() {
        for (Kind kind : TestKinds.all()) {
            assertThat(kind.keyVariables().isEmpty()).as(kind.name()).isEqualTo(!kind.needsKey());
            assertThat(kind.needsKey() && kind.defaultModel().isEmpty()).as(kind.name()).isFalse();
            if (kind.needsKey() && !kind.endpoint().isEmpty()) {
                assertThat(URI.create(kind.endpoint())).as(kind.name()).hasScheme("https");
            }
        }
    }

    private static List<String> implementers(Class<?> type) {
        return CLASSES.stream()
                .filter(c -> c.isAssignableTo(type) && !c.isInterface())
                .map(JavaClass::getName)
                .toList();
    }
}
