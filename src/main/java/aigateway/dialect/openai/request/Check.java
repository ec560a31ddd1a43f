package aigateway.dialect.openai.request;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// The check of one request: its document, the place that is looked at, and the first thing that is
/// wrong. Every method that checks returns true if all is well. Names of fields are given relative
/// to the place, so that no text is built for what is right.
final class Check {
    final JsonDocument doc;
    private String list = "";
    private int element;
    private String inner = "";
    private int innerElement;
    private Failure.@Nullable Refused failure;

    Check(JsonDocument doc) {
        this.doc = doc;
    }

    /// What is wrong, or null.
    Failure.@Nullable Refused failure() {
        return failure;
    }

    /// The place is the top level.
    void atTop() {
        list = "";
        inner = "";
    }

    /// The place is an element of a top-level array.
    void at(String array, int number) {
        list = array;
        element = number;
        inner = "";
    }

    /// The place is an element of an array in the element that was named before.
    void inside(String array, int number) {
        inner = array;
        innerElement = number;
    }

    /// The place is again the element of the top-level array.
    void outside() {
        inner = "";
    }

    private String path(String field) {
        StringBuilder path = new StringBuilder(list);
        if (!list.isEmpty()) {
            path.append('[').append(element).append(']');
        }
        if (!inner.isEmpty()) {
            path.append('.').append(inner).append('[').append(innerElement).append(']');
        }
        if (!path.isEmpty() && !field.isEmpty()) {
            path.append('.');
        }
        return path.append(field).toString();
    }

    boolean bad(String field, String code, String what) {
        String param = path(field);
        failure = Failure.invalid("'" + param + "' " + what + ".", param, code);
        return false;
    }

    boolean wrongType(String field, int node, String wanted) {
        String found = doc.kind(node).spoken();
        return bad(field, "invalid_type", "must be " + wanted + ", not " + found);
    }

    boolean missing(String field, String what) {
        return bad(field, "missing_required_parameter", what);
    }

    /// A value of this kind must be there.
    boolean is(int node, JsonKind wanted, String field) {
        return node < 0
                ? missing(field, "is missing")
                : doc.kind(node) == wanted || wrongType(field, node, wanted.spoken());
    }

    /// A value of this kind, or none (-1).
    boolean isOrAbsent(int node, JsonKind wanted, String field) {
        return node < 0 || is(node, wanted, field);
    }

    /// `true`, `false` or nothing.
    boolean booleanOrAbsent(int node, String field) {
        return node < 0
                || doc.kind(node) == JsonKind.TRUE
                || doc.kind(node) == JsonKind.FALSE
                || wrongType(field, node, "a boolean");
    }

    /// A string with at least one character.
    boolean name(int node, String field) {
        return is(node, JsonKind.STRING, field)
                && (doc.end(node) - doc.start(node) > 2
                        || bad(field, "invalid_value", "must not be empty"));
    }
}
