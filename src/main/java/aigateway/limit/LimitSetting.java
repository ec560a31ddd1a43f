package aigateway.limit;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.limit.count.Quota;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rate limits as the admin API has them: `{"policy": {"name", "requestsPerWindow",
/// "windowSeconds"}, "clients": {"192.0.2.1": {…}}}`. Both may be missing; in plans `window` stands
/// only if it is `sliding`, in the policy `ipv6Prefix` only if it is not the usual one.
public final class LimitSetting implements Setting<LimitSettings> {
    private static final String POLICY = "policy";
    private static final String CLIENTS = "clients";
    private static final String NAME = "name";
    private static final String REQUESTS = "requestsPerWindow";
    private static final String SECONDS = "windowSeconds";
    private static final String WINDOW = "window";
    private static final String IPV6_PREFIX = "ipv6Prefix";
    private static final List<String> WINDOWS =
            Stream.of(Window.values()).map(Window::wire).toList();

    @Override
    public String name() {
        return "ratelimit";
    }

    @Override
    public LimitSettings read(JsonNode json) throws BadValue {
        Fields fields = new Fields(json);
        Fields policy = fields.object(POLICY);
        Fields clients = fields.object(CLIENTS);
        fields.nothingElse();
        LimitPlan plan = null;
        Long prefix = null;
        if (policy != null && !policy.names().isEmpty()) {
            prefix = policy.integer(IPV6_PREFIX, 16, 128);
            plan = plan(policy, "default");
        }
        return new LimitSettings(
                plan,
                clients == null ? Map.of() : clients(clients),
                prefix == null ? LimitSettings.USUAL_IPV6_PREFIX : prefix.intValue());
    }

    private static Map<String, LimitPlan> clients(Fields given) throws BadValue {
        Map<String, LimitPlan> clients = new LinkedHashMap<>();
        for (String written : given.names()) {
            String name = ClientName.normal(written);
            Fields fields = given.object(written);
            if (name == null || fields == null) {
                throw given.bad(written, name == null ? "must be " + ClientName.FORM : "is null");
            }
            if (clients.put(name, plan(fields, name)) != null) {
                throw given.bad(written, "is there twice, as " + name);
            }
        }
        return clients;
    }

    private static LimitPlan plan(Fields fields, String usualName) throws BadValue {
        String name = fields.text(NAME, usualName);
        String complaint = LimitPlan.complaint(name);
        if (!complaint.isEmpty()) {
            throw fields.bad(NAME, complaint);
        }
        int requests = number(fields, REQUESTS, Quota.MOST_REQUESTS);
        int seconds = number(fields, SECONDS, Quota.MOST_SECONDS);
        Window window = fields.word(WINDOW, Window.FIXED, WINDOWS, LimitSetting::window);
        fields.nothingElse();
        return new LimitPlan(name, requests, seconds, window);
    }

    private static int number(Fields fields, String name, int most) throws BadValue {
        Long value = fields.integer(name, 1, most);
        if (value == null) {
            throw fields.bad(name, "is missing; it is a whole number from 1 to " + most);
        }
        return value.intValue();
    }

    private static @Nullable Window window(String word) {
        int at = WINDOWS.indexOf(word);
        return at < 0 ? null : Window.values()[at];
    }

    @Override
    public Bytes write(LimitSettings value) {
        JsonWriter json = new JsonWriter().object();
        if (value.plan() != null) {
            write(json.key(POLICY).object(), value.plan());
            if (value.ipv6Prefix() != LimitSettings.USUAL_IPV6_PREFIX) {
                json.key(IPV6_PREFIX).number(value.ipv6Prefix());
            }
            json.endObject();
        }
        json.key(CLIENTS).object();
        for (Map.Entry<String, LimitPlan> client : value.clients().entrySet()) {
            write(json.key(client.getKey()).object(), client.getValue());
            json.endObject();
        }
        return json.endObject().endObject().bytes();
    }

    private static void write(JsonWriter json, LimitPlan plan) {
        json.key(NAME).string(plan.name());
        json.key(REQUESTS).number(plan.requestsPerWindow());
        json.key(SECONDS).number(plan.windowSeconds());
        if (plan.window() != Window.FIXED) {
            json.key(WINDOW).string(plan.window().wire());
        }
    }
}
