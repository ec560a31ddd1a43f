package aigateway.admin;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Change;
import aigateway.settings.Fields;
import aigateway.settings.Outcome;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import aigateway.settings.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings in memory, with the fields of the real ones. Thread-safe.
public final class FakeSettings implements RuntimeSettings {
    /// Refuses to keep anything, as a full disk does.
    public volatile boolean full;

    /// Called before a change, to be faster than whoever makes it.
    public volatile Runnable before = () -> {};

    private final Map<String, Bytes> fileValues = new LinkedHashMap<>();
    private final Map<String, Bytes> values = new LinkedHashMap<>();
    private final List<Version> versions = new ArrayList<>();

    /// Settings as they are without a file.
    public FakeSettings() {
        file("systemprompt", "{\"prompt\":\"\"}");
        file(
                "guardrails",
                "{\"bannedPhrases\":[],\"minLength\":0,\"maxLength\":0,\"requireDisclaimer\":false}");
        file("ratelimit", "{\"clients\":{}}");
        file("cache", "{\"enabled\":true,\"ttlSeconds\":3600,\"maxBytes\":67108864}");
        file("logging", "{\"enableElasticSearch\":false,\"elasticApiKey\":\"\"}");
        file("routes", "{}");
    }

    /// Gives a setting another value of the file.
    public synchronized void file(String name, String json) {
        fileValues.put(name, Bytes.utf8(json));
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(fileValues.keySet());
    }

    @Override
    public synchronized @Nullable State state(String name) {
        Bytes file = fileValues.get(name);
        if (file == null) {
            return null;
        }
        Bytes value = values.getOrDefault(name, file);
        long version = history(name).size();
        String etag = "\"" + name + "-" + version + "\"";
        return new State(name, value, file, values.containsKey(name), version, etag);
    }

    @Override
    public Outcome change(String name, JsonNode json, Change change) {
        before.run();
        Bytes value = Bytes.of(json.raw().toByteArray());
        try {
            check(name, json);
        } catch (BadValue e) {
            return new Outcome.Invalid(e.field(), e.text());
        }
        return put(name, value, change, Version.Action.CHANGE);
    }

    private synchronized Outcome put(
            String name, @Nullable Bytes value, Change change, Version.Action action) {
        State state = state(name);
        if (state == null) {
            return new Outcome.Unknown("there is no setting `" + name + "`");
        }
        if (change.ifMatch() != null && !change.ifMatch().equals(state.etag())) {
            return new Outcome.Conflict(state);
        }
        if (full) {
            return new Outcome.NotKept("the change cannot be kept: no space left on device");
        }
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
        Version.Difference difference = new Version.Difference("", state.value(), value);
        versions.addFirst(
                new Version(
                        name,
                        state.version() + 1,
                        Instant.EPOCH,
                        change.actor(),
                        action,
                        value,
                        List.of(difference)));
        return new Outcome.Applied(Objects.requireNonNull(state(name)));
    }

    @Override
    public Outcome reset(String name, Change change) {
        return put(name, null, change, Version.Action.RESET);
    }

    @Override
    public synchronized Outcome rollback(String name, long version, Change change) {
        for (Version one : history(name)) {
            if (one.number() == version) {
                return put(name, one.value(), change, Version.Action.ROLLBACK);
            }
        }
        return new Outcome.Unknown("`" + name + "` has no version " + version);
    }

    @Override
    public synchronized List<Version> history(String name) {
        return versions.stream().filter(one -> one.setting().equals(name)).toList();
    }

    @Override
    public synchronized List<Version> audit(int most) {
        return versions.stream().limit(most).toList();
    }

    private static void check(String name, JsonNode json) throws BadValue {
        Fields fields = new Fields(json);
        switch (name) {
            case "systemprompt" -> fields.text("prompt", "");
            case "guardrails" -> {
                fields.texts("bannedPhrases");
                fields.integer("minLength", 0, 1_000_000);
                fields.integer("maxLength", 0, 1_000_000);
                fields.flag("requireDisclaimer", false);
                fields.text("disclaimer", "");
            }
            case "ratelimit" -> {
                checkPlan(fields.object("policy"));
                Fields clients = fields.object("clients");
                if (clients != null) {
                    for (String client : clients.names()) {
                        checkPlan(clients.object(client));
                    }
                }
            }
            case "cache" -> {
                fields.flag("enabled", true);
                fields.integer("ttlSeconds", 0, 1_000_000);
                fields.integer("maxBytes", 0, Long.MAX_VALUE);
            }
            case "routes" -> {
                for (String route : fields.names()) {
                    Fields one = java.util.Objects.requireNonNull(fields.object(route));
                    if (!one.text("endpoint").startsWith("http")) {
                        throw one.bad("endpoint", "must begin with http:// or https://");
                    }
                }
            }
            default -> {
                fields.flag("enableElasticSearch", false);
                fields.text("elasticSearchEndpoint", "");
                fields.text("elasticApiKey", "");
            }
        }
        fields.nothingElse();
    }

    private static void checkPlan(@Nullable Fields plan) throws BadValue {
        if (plan != null) {
            plan.text("name");
            if (plan.integer("requestsPerWindow", 1, 1_000_000) == null) {
                throw plan.bad("requestsPerWindow", "is missing");
            }
            plan.integer("windowSeconds", 1, 1_000_000);
            plan.nothingElse();
        }
    }

    /// A setting's value as text.
    String value(String name) {
        return Objects.requireNonNull(Json.root(Objects.requireNonNull(state(name)).value()))
                .raw()
                .utf8();
    }
}
