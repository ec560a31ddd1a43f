package aigateway.json;

import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Edits of a text by position: replaced values; inserted, renamed and removed members. All other
/// bytes stay as they are. For one thread.
public final class JsonPatch {
    private record Edit(int from, int to, Bytes with) {}

    private static final Bytes COMMA = Bytes.utf8(",");

    private final JsonDocument doc;
    private final List<Edit> edits = new ArrayList<>(4);
    private final Map<Integer, MemberEdits> objects = new HashMap<>(4);

    /// A patch of a document's text, with no edits yet.
    public JsonPatch(JsonDocument doc) {
        this.doc = doc;
    }

    /// Puts other JSON in a value's place.
    public void replace(JsonNode value, Bytes json) {
        edits.add(new Edit(doc.start(value.index()), doc.end(value.index()), json));
    }

    /// Adds a member at the front of an object; `member` is `"key":value`, without a comma.
    public void insert(JsonNode object, Bytes member) {
        members(object).inserted.add(member);
    }

    /// Sets a member of an object: replaces its value, or adds it at the front.
    public void set(JsonNode object, String key, Bytes json) {
        JsonNode present = object.field(key);
        if (present != null) {
            replace(present, json);
        } else {
            insert(object, join(List.of(Bytes.utf8("\"" + key + "\":"), json)));
        }
    }

    /// Takes a member out of an object, with the comma beside it. Nothing happens if it is not
    /// there.
    public void remove(JsonNode object, String key) {
        int value = doc.find(object.index(), key);
        if (value >= 0) {
            members(object).removed.add(value);
        }
    }

    /// Gives a member of an object another key; its value stays. Nothing happens if it is not
    /// there.
    public void rename(JsonNode object, String key, String newKey) {
        int value = doc.find(object.index(), key);
        if (value >= 0) {
            int at = value - JsonDocument.STRIDE; // a key is one entry, right before its value
            edits.add(new Edit(doc.start(at), doc.end(at), Bytes.utf8("\"" + newKey + "\"")));
        }
    }

    /// Puts more at the end of a string; `inner` is escaped, without quotes.
    public void extend(JsonNode string, Bytes inner) {
        int at = doc.end(string.index()) - 1;
        edits.add(new Edit(at, at, inner));
    }

    /// Adds an element at the front of an array.
    public void addFirst(JsonNode array, Bytes element) {
        int first = doc.child(array.index());
        int at = doc.start(array.index()) + 1;
        boolean alone = first == doc.next(array.index());
        edits.add(new Edit(at, at, alone ? element : join(List.of(element, COMMA))));
    }

    /// Adds an element at the end of an array.
    public void addLast(JsonNode array, Bytes element) {
        int last = -1;
        int end = doc.next(array.index());
        for (int i = doc.child(array.index()); i < end; i = doc.next(i)) {
            last = i;
        }
        int at = last < 0 ? doc.start(array.index()) + 1 : doc.end(last);
        edits.add(new Edit(at, at, last < 0 ? element : join(List.of(COMMA, element))));
    }

    private MemberEdits members(JsonNode object) {
        return objects.computeIfAbsent(object.index(), MemberEdits::new);
    }

    /// True if there is nothing to change.
    public boolean isEmpty() {
        return edits.isEmpty() && objects.isEmpty();
    }

    /// The root value's text with all edits made, as pieces: unchanged ones are views of the
    /// original.
    public List<Bytes> pieces() {
        objects.values().forEach(MemberEdits::expand);
        objects.clear();
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to));
        List<Bytes> pieces = new ArrayList<>(edits.size() * 2 + 1);
        byte[] text = doc.bytes();
        int at = doc.start(0);
        for (Edit edit : edits) {
            if (edit.from < at) {
                continue; // inside of something that was removed
            }
            if (edit.from > at) {
                pieces.add(Bytes.of(text, at, edit.from - at));
            }
            if (!edit.with.isEmpty()) {
                pieces.add(edit.with);
            }
            at = edit.to;
        }
        if (doc.end(0) > at) {
            pieces.add(Bytes.of(text, at, doc.end(0) - at));
        }
        return pieces;
    }

    /// The root value's text with all edits made, in one piece.
    public Bytes bytes() {
        return isEmpty() ? doc.raw(0) : join(pieces());
    }

    private static Bytes join(List<Bytes> pieces) {
        int length = 0;
        for (Bytes piece : pieces) {
            length += piece.length();
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (Bytes piece : pieces) {
            System.arraycopy(piece.array(), piece.offset(), joined, at, piece.length());
            at += piece.length();
        }
        return Bytes.of(joined);
    }

    /// What happens to one object's members; where commas go is known only when all edits are.
    private final class MemberEdits {
        final int object;
        final List<Bytes> inserted = new ArrayList<>(2);
        final List<Integer> removed = new ArrayList<>(2);

        MemberEdits(int object) {
            this.object = object;
        }

        void expand() {
            int keptEnd = -1;
            int gapStart = -1;
            int end = doc.next(object);
            for (int key = doc.child(object); key < end; ) {
                int value = doc.next(key);
                if (removed.contains(value)) {
                    gapStart = gapStart < 0 ? doc.start(key) : gapStart;
                } else {
                    if (gapStart >= 0) {
                        edits.add(new Edit(gapStart, doc.start(key), Bytes.EMPTY));
                        gapStart = -1;
                    }
                    keptEnd = doc.end(value);
                }
                key = doc.next(value);
            }
            if (gapStart >= 0) {
                int from = keptEnd < 0 ? gapStart : keptEnd;
                edits.add(new Edit(from, doc.end(object) - 1, Bytes.EMPTY));
            }
            insertAll(keptEnd >= 0);
        }

        private void insertAll(boolean commaAfter) {
            List<Bytes> pieces = new ArrayList<>();
            for (Bytes member : inserted) {
                if (!pieces.isEmpty()) {
                    pieces.add(Bytes.utf8(","));
                }
                pieces.add(member);
            }
            if (pieces.isEmpty()) {
                return;
            }
            if (commaAfter) {
                pieces.add(Bytes.utf8(","));
            }
            int at = doc.start(object) + 1;
            edits.add(new Edit(at, at, join(pieces)));
        }
    }
}
