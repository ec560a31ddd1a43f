package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Route;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of resources is whole, and no route hides another.
class ResourceListTest {
    @TempDir private Path data;

    @Test
    void namesEveryResourceThatThereIs() throws IOException {
        Set<String> listed = new TreeSet<>();
        all().forEach(resource -> listed.add(resource.getClass().getName()));

        Set<String> there = new TreeSet<>();
        for (JavaClass each :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("aigateway.admin")) {
            if (each.isAssignableTo(Resource.class)
                    && !each.isInterface()
                    && !each.getModifiers().contains(JavaModifier.ABSTRACT)) {
                there.add(each.getName());
            }
        }
        assertThat(listed).isEqualTo(there);
    }

    @Test
    void hasNoTwoRoutesForOneRequest() throws Exception {
        List<Route> routes = new ArrayList<>();
        for (Resource resource : all()) {
            routes.addAll(resource.routes());
        }
        for (Route one : routes) {
            String sent = one.path().text().replaceAll("\\{\\w+}", "any");
            for (Route other : routes) {
                if (one != other && one.method().equals(other.method())) {
                    assertThat(other.path().match(sent)).as(one + " and " + other).isNull();
                }
            }
        }
    }

    private List<Resource> all() throws IOException {
        try (AdminFixture fixture = new AdminFixture(AdminAccess.open("127.0.0.1", null, data))) {
            return fixture.resources();
        }
    }
}
