package aigateway.analytics.recent;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes remembered calls.
final class RowJson {
    private RowJson() {}

    /// A call as a row of a list.
    static void row(JsonWriter json, Remembered call) {
        fields(json.object(), call);
        json.endObject();
    }

    private static void fields(JsonWriter json, Remembered call) {
        json.key("number").number(call.number).key("id").string(call.id);
        json.key("time").number(call.startMillis).key("door").string(call.door);
        json.key("client").string(call.client);
        Target target = call.target;
        text(json.key("provider"), target == null ? null : target.provider().name());
        text(json.key("model"), target == null ? null : target.model());
        text(json.key("requestedModel"), call.requestedModel);
        json.key("stream").bool(call.stream).key("status").number(call.status);
        json.key("outcome").string(call.outcome.word());
        trouble(json, call.trouble);
        json.key("attempts").number(call.attempts).key("cache").string(call.cache.wire());
        millis(json.key("durationMs"), call.durationMicros);
        millis(json.key("firstByteMs"), call.firstByteMicros);
        millis(json.key("overheadMs"), call.overheadMicros);
        number(json.key("promptTokens"), call.promptTokens);
        number(json.key("completionTokens"), call.completionTokens);
        number(json.key("cachedTokens"), call.cachedTokens);
        number(json.key("reasoningTokens"), call.reasoningTokens);
        text(json.key("finishReason"), call.finish);
        texts(json.key("verdicts"), call.verdicts);
    }

    /// All that is known of a call.
    static Bytes whole(Remembered call) {
        JsonWriter json = new JsonWriter(2_048).object();
        fields(json, call);
        texts(json.key("dropped"), call.dropped);
        json.key("headers").object();
        if (call.fields != null) {
            call.fields.all().forEach((name, value) -> json.key(name).string(value));
        }
        json.endObject();
        text(json.key("upstreamId"), call.upstreamId);
        json.key("plan").array();
        if (call.plan != null) {
            for (Target target : call.plan.targets()) {
                target(json.object(), target);
                json.endObject();
            }
        }
        json.endArray().key("tries").array();
        call.tries.all().forEach(one -> tried(json, one));
        json.endArray();
        Remembered.Said said = call.said();
        text(json.key("request"), said == null ? null : said.request());
        text(json.key("answer"), said == null ? null : said.answer());
        return json.endObject().bytes();
    }

    private static void target(JsonWriter json, Target target) {
        json.key("provider").string(target.provider().name()).key("model").string(target.model());
    }

    private static void tried(JsonWriter json, RememberedTry one) {
        target(json.object(), one.target());
        text(json.key("key"), shown(one.key()));
        millis(json.key("startMs"), one.startMicros());
        millis(json.key("durationMs"), Math.max(0, one.endMicros() - one.startMicros()));
        int head = one.headMicros();
        millis(json.key("firstByteMs"), head < 0 ? -1 : head - one.startMicros());
        number(json.key("status"), one.status() == 0 ? -1 : one.status());
        json.key("outcome").string(one.outcome());
        trouble(json, one.trouble());
        json.endObject();
    }

    private static @Nullable String shown(@Nullable Secret key) {
        return key == null ? null : "…" + key.masked().replace("*", "");
    }

    private static void trouble(JsonWriter json, @Nullable Trouble trouble) {
        text(json.key("errorType"), trouble == null ? null : trouble.type());
        text(json.key("error"), trouble == null ? null : trouble.message());
    }

    private static void text(JsonWriter json, @Nullable String text) {
        if (text == null) {
            json.nul();
        } else {
            json.string(text);
        }
    }

    private static void texts(JsonWriter json, List<String> texts) {
        json.array();
        texts.forEach(json::string);
        json.endArray();
    }

    private static void number(JsonWriter json, long number) {
        if (number < 0) {
            json.nul();
        } else {
            json.number(number);
        }
    }

    private static void millis(JsonWriter json, int micros) {
        if (micros < 0) {
            json.nul();
        } else {
            json.decimal(micros, 3);
        }
    }
}
