package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The description says what there is, and nothing else.
class OpenApiTest {
    @TempDir private Path data;
    private final Set<String> routes = new TreeSet<>();
    private final Set<String> publicRoutes = new TreeSet<>();
    private JsonNode description;

    @BeforeEach
    void read() throws IOException {
        try (AdminFixture admin = new AdminFixture(AdminAccess.open("127.0.0.1", null, data))) {
            description = admin.json("GET /admin/openapi.json", "").json();
            for (Resource resource : admin.resources()) {
                for (Route route : resource.routes()) {
                    routes.add(route.method() + " " + route.path());
                    if (route.role() == Role.PUBLIC) {
                        publicRoutes.add(route.method() + " " + route.path());
                    }
                }
            }
        }
    }

    @Test
    void hasEveryRouteAndNothingElse() {
        Set<String> described = new TreeSet<>();
        Set<String> unguarded = new TreeSet<>();
        Set<String> ids = new TreeSet<>();
        description
                .path("paths")
                .forEachEntry(
                        (path, there) ->
                                there.forEachEntry(
                                        (method, operation) -> {
                                            if (method.equals("parameters")) {
                                                return;
                                            }
                                            String name =
                                                    method.toUpperCase(Locale.ROOT) + " " + path;
                                            described.add(name);
                                            assertThat(operation.path("summary").asString())
                                                    .endsWith(".");
                                            ids.add(operation.path("operationId").asString());
                                            if (!operation.toString().contains("\"token\"")) {
                                                unguarded.add(name);
                                            }
                                        }));
        assertThat(description.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described).isEqualTo(routes);
        assertThat(unguarded).isEqualTo(publicRoutes);
        assertThat(ids).hasSameSizeAs(routes);
    }

    @Test
    void isWrittenDownForPeople() throws IOException {
        String page = Files.readString(Path.of("docs/admin-api.md"));
        assertThat(routes).allSatisfy(route -> assertThat(page).contains("`" + route + "`"));
    }

    /// The admin pages' types are made from the file; `-Dgateway.writeDocs=true` writes it anew.
    @Test
    void standsInAFileAsItIsServed() throws IOException {
        Path file = Path.of("docs/openapi.json");
        String text =
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(description)
                        + "\n";
        if (Boolean.getBoolean("gateway.writeDocs")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void namesTheParametersOfEveryPath() {
        description
                .path("paths")
                .forEachEntry(
                        (path, there) -> {
                            Set<String> named = new TreeSet<>();
                            for (JsonNode one : there.path("parameters")) {
                                named.add("{" + one.path("name").asString() + "}");
                                assertThat(one.path("required").asBoolean()).isTrue();
                            }
                            Set<String> inPath = new TreeSet<>();
                            for (String segment : path.split("/")) {
                                if (segment.startsWith("{")) {
                                    inPath.add(segment);
                                }
                            }
                            assertThat(named).as(path).isEqualTo(inPath);
                        });
    }

    @Test
    void refersOnlyToSchemasThatAreThereAndToAllOfThem() {
        Set<String> used = new TreeSet<>();
        collect(description, used);
        Set<String> there = new TreeSet<>(description.at("/components/schemas").propertyNames());
        assertThat(used).isEqualTo(there);
    }

    private static void collect(JsonNode node, Set<String> used) {
        if (node.has("$ref")) {
            String ref = node.path("$ref").asString();
            assertThat(ref).startsWith("#/components/schemas/");
            used.add(ref.substring("#/components/schemas/".length()));
        }
        for (JsonNode child : node) {
            collect(child, used);
        }
    }
}
