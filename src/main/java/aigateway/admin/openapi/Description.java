package aigateway.admin.openapi;

import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes routes as OpenAPI 3.1.
///
/// @param schemas the object of all schemas by name
record Description(Bytes schemas) {
    private static final String JSON = "application/json";

    Bytes of(List<Route> routes) {
        Map<String, List<Route>> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(route.path().text(), _ -> new ArrayList<>()).add(route);
        }
        JsonWriter json = new JsonWriter(32_768).object();
        json.key("openapi").string("3.1.0");
        json.key("info").object();
        json.key("title").string("AI Gateway: admin API");
        json.key("version").string("1").endObject();
        json.key("paths").object();
        paths.forEach((path, there) -> path(json.key(path).object(), there));
        json.endObject();
        json.key("components").object();
        json.key("schemas").raw(schemas);
        json.key("securitySchemes").object().key("token").object();
        json.key("type").string("http").key("scheme").string("bearer").endObject().endObject();
        return json.endObject().endObject().bytes();
    }

    private static void path(JsonWriter json, List<Route> routes) {
        List<String> names = routes.getFirst().path().names();
        if (!names.isEmpty()) {
            json.key("parameters").array();
            for (String name : names) {
                parameter(json, new Doc.Parameter(name, "string", ""), "path", true);
            }
            json.endArray();
        }
        for (Route route : routes) {
            json.key(route.method().toLowerCase(Locale.ROOT));
            operation(json, route);
        }
        json.endObject();
    }

    private static void operation(JsonWriter json, Route route) {
        Doc doc = route.doc();
        json.object().key("summary").string(doc.summary());
        json.key("operationId").string(operationId(route));
        // on loopback the token is demanded only if one is configured
        json.key("security").array();
        if (route.role() == Role.ADMIN) {
            json.object().key("token").array().endArray().endObject();
        }
        json.object().endObject().endArray();
        parameters(json, route);
        if (doc.request() != null) {
            json.key("requestBody").object().key("required").bool(!doc.optional());
            content(json, doc.request(), JSON);
            json.endObject();
        }
        responses(json, route);
        json.endObject();
    }

    private static void parameters(JsonWriter json, Route route) {
        json.key("parameters").array();
        for (Doc.Parameter parameter : route.doc().query()) {
            parameter(json, parameter, "query", false);
        }
        if (route.doc().tagged() && !route.isRead()) {
            String about = "The ETag that the thing must still have; else 412.";
            parameter(json, new Doc.Parameter("If-Match", "string", about), "header", false);
        }
        json.endArray();
    }

    private static void parameter(
            JsonWriter json, Doc.Parameter parameter, String place, boolean required) {
        json.object().key("name").string(parameter.name()).key("in").string(place);
        if (!parameter.about().isEmpty()) {
            json.key("description").string(parameter.about());
        }
        json.key("required").bool(required);
        json.key("schema").object().key("type").string(parameter.type()).endObject().endObject();
    }

    private static void responses(JsonWriter json, Route route) {
        Doc doc = route.doc();
        json.key("responses").object();
        json.key("200").object().key("description").string("As asked.");
        if (doc.tagged()) {
            json.key("headers").object().key("ETag").object().key("schema").object();
            json.key("type").string("string").endObject().endObject().endObject();
        }
        content(json, doc.response(), type(doc.response()));
        json.endObject();
        json.key("default").object().key("description").string("An error.");
        content(json, "Error", JSON);
        json.endObject().endObject();
    }

    private static String type(String schema) {
        return switch (schema) {
            case "Toml" -> "application/toml";
            case "Proto" -> "text/plain";
            case "Page" -> "text/html";
            case "Asset" -> "*/*";
            case "Events" -> "text/event-stream";
            default -> JSON;
        };
    }

    private static void content(JsonWriter json, String schema, String type) {
        json.key("content").object().key(type).object().key("schema").object();
        json.key("$ref").string("#/components/schemas/" + schema);
        json.endObject().endObject().endObject();
    }

    /// As `postAdminSettingsNameRollback`.
    private static String operationId(Route route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        boolean upper = true;
        for (char c : route.path().text().toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                id.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            } else {
                upper = true;
            }
        }
        String path = route.path().text();
        return path.length() > 1 && path.endsWith("/") ? id + "WithSlash" : id.toString();
    }
}
