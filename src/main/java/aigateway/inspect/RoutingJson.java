package aigateway.inspect;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.route.Alias;
import aigateway.route.Family;
import aigateway.route.ModelEntry;
import aigateway.route.RouteSettings;
import aigateway.route.Router;

/// Writes what routing goes by.
final class RoutingJson {
    private RoutingJson() {}

    static Bytes of(Router router) {
        RouteSettings settings = router.settings();
        JsonWriter json = new JsonWriter(2_048).object();
        json.key("aliases").array();
        settings.aliases().forEach(alias -> alias(json, alias));
        json.endArray();
        json.key("failover").object().key("enabled").bool(settings.failover());
        json.key("order").array();
        settings.order().forEach(json::string);
        json.endArray().endObject();
        Shown.text(json, "defaultProvider", settings.defaultProvider());
        json.key("models").array();
        for (ModelEntry model : router.models()) {
            json.object().key("id").string(model.id());
            json.key("owner").string(model.ownedBy()).endObject();
        }
        json.endArray().key("families").array();
        for (Family family : router.families()) {
            json.object().key("pattern").string(family.pattern());
            json.key("provider").string(family.provider()).endObject();
        }
        return json.endArray().endObject().bytes();
    }

    private static void alias(JsonWriter json, Alias alias) {
        json.object().key("name").string(alias.name()).key("targets").array();
        for (Alias.Written target : alias.written()) {
            json.object().key("provider").string(target.provider());
            json.key("model").string(target.model());
            Shown.number(json, "weight", target.weight() == null ? 0 : target.weight(), 0);
            json.key("usable").bool(target.leftOut() == null);
            Shown.text(json, "reason", target.leftOut());
            json.endObject();
        }
        json.endArray().endObject();
    }
}
