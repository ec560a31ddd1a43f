package aigateway.admin.openapi;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// `/admin/openapi.json`: what the admin API can do, for programs.
public final class OpenApiResource implements Resource {
    private final List<Resource> others;

    /// A description of these resources and of itself.
    public OpenApiResource(List<Resource> others) {
        this.others = List.copyOf(others);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/admin/openapi.json",
                        Role.ADMIN,
                        Doc.of("This description.", "OpenApi"),
                        _ -> AdminAnswer.ok(description())));
    }

    private Bytes description() {
        List<Route> all = new ArrayList<>();
        others.forEach(resource -> all.addAll(resource.routes()));
        all.addAll(routes());
        return new Description(schemas()).of(all);
    }

    private static Bytes schemas() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("schemas.json")) {
            if (in == null) {
                throw new IllegalStateException("schemas.json is not in the build");
            }
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
