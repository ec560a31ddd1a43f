package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Incoming;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.AboutView;
import aigateway.json.JsonWriter;
import java.util.List;
import java.util.function.BooleanSupplier;

/// `/admin/about`: what runs here and how to reach it.
public final class AboutResource implements Resource {
    private final AboutView view;
    private final BooleanSupplier pages;

    /// What `view` tells.
    ///
    /// @param pages true if this was built with its pages
    public AboutResource(AboutView view, BooleanSupplier pages) {
        this.view = view;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/admin/about",
                        Role.ADMIN,
                        Doc.of("What runs here, and how to reach it.", "About"),
                        this::show));
    }

    private AdminAnswer show(Ask ask) {
        AboutView.About about = view.about();
        String host = host(ask.incoming());
        JsonWriter json = new JsonWriter(512).object();
        json.key("name").string("AI Gateway");
        json.key("version").string(about.version());
        json.key("startedAt").number(about.startedAt());
        String scheme = about.tls() ? "https://" : "http://";
        String api = address(about.apiHost(), about.apiPort(), host);
        json.key("apiUrl").string(scheme + api + "/v1");
        json.key("grpcAddress").string(address(about.grpcHost(), about.grpcPort(), host));
        json.key("adminUrl").string(scheme(ask.incoming()) + ask.incoming().only("host"));
        json.key("tls").bool(about.tls());
        json.key("demo").bool(about.demo());
        json.key("ui").bool(pages.getAsBoolean());
        json.key("bodiesLogged").bool(about.bodiesLogged());
        json.key("warnings").array();
        about.warnings().forEach(json::string);
        return AdminAnswer.ok(json.endArray().endObject().bytes());
    }

    /// TLS there is only in front of the admin port.
    private static String scheme(Incoming incoming) {
        return "https".equals(incoming.only("x-forwarded-proto")) ? "https://" : "http://";
    }

    /// What listens on all addresses is reached by the name that whoever asks uses already.
    private static String address(String bound, int port, String asked) {
        String name = bound.isEmpty() ? asked : bound.contains(":") ? "[" + bound + "]" : bound;
        return name + ":" + port;
    }

    private static String host(Incoming incoming) {
        String host = incoming.only("host");
        if (host == null) {
            return "localhost";
        }
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
