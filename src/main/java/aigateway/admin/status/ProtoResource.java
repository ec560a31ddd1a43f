package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// `/admin/proto`: the file that gRPC clients are made from.
public final class ProtoResource implements Resource {
    private static final String FILE = "ai_gateway.proto";

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/admin/proto",
                        Role.ADMIN,
                        Doc.of("The protocol buffers file of the gRPC API.", "Proto"),
                        _ -> file()));
    }

    private static AdminAnswer file() {
        try (InputStream in = ProtoResource.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in the build");
            }
            return new AdminAnswer(
                    200,
                    Map.of(
                            "content-type",
                            "text/plain; charset=utf-8",
                            "content-disposition",
                            "inline; filename=\"" + FILE + "\""),
                    Bytes.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
