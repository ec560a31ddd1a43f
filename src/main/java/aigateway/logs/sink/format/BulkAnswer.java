package aigateway.logs.sink.format;

import aigateway.json.JsonNode;
import aigateway.logs.sink.format.Verdict.Later;
import aigateway.logs.sink.format.Verdict.Partly;
import aigateway.logs.sink.format.Verdict.Refused;
import aigateway.logs.sink.format.Verdict.Taken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer of `_bulk` in which something failed: one item an event, in their order.
final class BulkAnswer {
    /// Only what is read here is asked for: an answer is a tenth as long then.
    static final String PATH =
            "/"
                    + ElasticIndex.NAME
                    + "/_bulk?filter_path=errors,items.*.status,items.*.error.type,"
                    + "items.*.error.reason,items.*.error.caused_by";

    private final List<LogEvent> again = new ArrayList<>();
    private int lost;
    private int denied;
    private int missing;
    private String why = "";

    private BulkAnswer() {}

    static Verdict read(List<LogEvent> events, JsonNode answer, List<String> secrets) {
        BulkAnswer counted = new BulkAnswer();
        JsonNode items = answer.get("items");
        List<JsonNode> all = items == null ? List.of() : items.elements();
        for (int i = 0; i < events.size(); i++) {
            if (i < all.size()) {
                counted.item(events.get(i), operation(all.get(i)));
            } else {
                counted.again(events.get(i), "an answer with too few items");
            }
        }
        return counted.verdict(events.size(), secrets);
    }

    /// An item is an object of one member, named after the operation.
    private static @Nullable JsonNode operation(JsonNode item) {
        JsonNode created = item.get("create");
        return created == null ? item.get("index") : created;
    }

    private void item(LogEvent event, @Nullable JsonNode item) {
        int status = item == null ? 0 : (int) item.number("status", 0);
        if (status / 100 == 2 || status == 409) { // 409: it was there already
            return;
        }
        JsonNode error = item == null ? null : item.get("error");
        String said = "status " + status + (error == null ? "" : ": " + words(error));
        if (status == 0 || passesBy(status, error)) {
            missing += status == 404 ? 1 : 0;
            again(event, said);
            return;
        }
        denied += status == 401 || status == 403 ? 1 : 0;
        lost++;
        because(said);
    }

    /// A full disk makes an index read-only for a while; an index that is gone is made anew.
    private static boolean passesBy(int status, @Nullable JsonNode error) {
        if (status == 429 || status == 502 || status == 503 || status == 504) {
            return true;
        }
        String type = error == null ? null : error.text("type");
        return "cluster_block_exception".equals(type) || "index_not_found_exception".equals(type);
    }

    private void again(LogEvent event, String said) {
        again.add(event);
        because(said);
    }

    private void because(String said) {
        if (why.isEmpty()) {
            why = said;
        }
    }

    private Verdict verdict(int events, List<String> secrets) {
        String plain = Answers.plain(why, secrets);
        if (again.isEmpty() && lost == 0) {
            return new Taken();
        }
        if (denied == events) {
            return new Refused(plain);
        }
        return missing == events ? new Later(plain, 0) : new Partly(again, lost, plain);
    }

    /// `type: reason`, with the cause if there is one.
    static String words(JsonNode error) {
        String text = error.text();
        if (text != null) {
            return text;
        }
        String words = typeAndReason(error);
        JsonNode cause = error.get("caused_by");
        return cause == null ? words : words + " (" + typeAndReason(cause) + ")";
    }

    private static String typeAndReason(JsonNode error) {
        String type = error.text("type");
        String reason = error.text("reason");
        if (type == null || reason == null) {
            return type != null ? type : reason != null ? reason : "";
        }
        return type + ": " + reason;
    }
}
