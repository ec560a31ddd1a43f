package aigateway.inspect;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.provider.TimeLimits;
import aigateway.upstream.ProviderState;
import aigateway.upstream.ProviderState.KeyRest;
import aigateway.upstream.ProviderState.LastError;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes the list of providers. For one thread.
final class ProvidersJson {
    private static final int LONGEST_MESSAGE = 500;

    private final JsonWriter json = new JsonWriter(4_096);
    private final UnaryOperator<String> mask;

    ProvidersJson(UnaryOperator<String> mask) {
        this.mask = mask;
        json.object().key("providers").array();
    }

    void add(Provider provider, ProviderState state, ProviderInspection.Calls.Count count) {
        json.object().key("name").string(provider.name());
        json.key("kind").string(provider.kind().name());
        json.key("dialect").string(provider.kind().dialect().name());
        json.key("endpoint").string(mask.apply(provider.shownBase()));
        json.key("model").string(provider.model());
        json.key("models").array();
        provider.models().forEach(json::string);
        json.endArray().key("anyModel").bool(provider.anyModel());
        json.key("keys").array();
        provider.keys().forEach(key -> json.string(Shown.key(key)));
        json.endArray();
        state(state);
        // Calls that went on elsewhere are counted for whoever got them last.
        json.key("calls").number(count.calls() + state.handedOn());
        json.key("failed").number(count.failed() + state.handedOn());
        limits(provider.limits());
        json.endObject();
    }

    private void state(ProviderState state) {
        json.key("state").string(word(state.standing()));
        json.key("circuit").object().key("state").string(word(state.circuit()));
        json.key("failuresInARow").number(state.failuresInARow());
        Shown.number(json, "restsForSeconds", state.restsForSeconds(), 0);
        json.endObject().key("restingKeys").array();
        for (KeyRest rest : state.restingKeys()) {
            json.object().key("key").string(Shown.key(rest.key()));
            json.key("restsForSeconds").number(rest.seconds()).endObject();
        }
        json.endArray();
        Shown.number(json, "lastSuccessAt", state.lastSuccessAt(), 0);
        lastError(state.lastError());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void lastError(@Nullable LastError error) {
        json.key("lastError");
        if (error == null) {
            json.nul();
            return;
        }
        String message = mask.apply(error.failure().message());
        json.object().key("time").number(error.time());
        json.key("message").string(cut(message));
        json.key("type").string(error.failure().label());
        int status = error.failure() instanceof Failure.UpstreamError said ? said.status() : 0;
        Shown.number(json, "status", status, 0);
        json.key("requestId").string(error.requestId()).endObject();
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    private void limits(TimeLimits limits) {
        json.key("limits").object();
        seconds("connectSeconds", limits.connectMillis());
        seconds("firstByteSeconds", limits.firstByteWholeMillis());
        seconds("idleSeconds", limits.idleMillis());
        seconds("totalSeconds", limits.totalMillis());
        json.endObject();
    }

    private void seconds(String name, int millis) {
        json.key(name);
        if (millis % 1_000 == 0) {
            json.number(millis / 1_000);
        } else {
            json.decimal(millis, 3);
        }
    }

    Bytes end(List<LeftOut> leftOut) {
        json.endArray().key("leftOut").array();
        for (LeftOut one : leftOut) {
            json.object().key("name").string(one.name());
            json.key("reason").string(one.reason()).endObject();
        }
        return json.endArray().endObject().bytes();
    }
}
