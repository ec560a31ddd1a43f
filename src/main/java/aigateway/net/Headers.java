package aigateway.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Header fields in order, to be sent. Names are in lower case; values must not hold CR, LF or NUL,
/// which [#add] replaces by spaces, so that no text can forge a field.
public final class Headers implements HeaderView {
    private final List<String> fields;

    /// No fields yet.
    public Headers() {
        fields = new ArrayList<>(24);
    }

    /// Adds a field.
    public Headers add(String lowerCaseName, String value) {
        fields.add(lowerCaseName);
        fields.add(clean(value));
        return this;
    }

    /// Adds a field whose value is known to need no look: one of the gateway's own, of printable
    /// ASCII.
    public Headers addOwn(String lowerCaseName, String value) {
        fields.add(lowerCaseName);
        fields.add(value);
        return this;
    }

    /// Number of fields.
    public int size() {
        return fields.size() / 2;
    }

    /// Name of the field at an index.
    public String name(int index) {
        return fields.get(index * 2);
    }

    /// Value of the field at an index.
    public String value(int index) {
        return fields.get(index * 2 + 1);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < size(); i++) {
            field.accept(name(i), value(i));
        }
    }

    @Override
    public @Nullable String get(String lowerCaseName) {
        for (int i = 0; i < size(); i++) {
            if (name(i).equals(lowerCaseName)) {
                return value(i);
            }
        }
        return null;
    }

    private static String clean(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                return cleaned(value);
            }
        }
        return value;
    }

    private static String cleaned(String value) {
        StringBuilder safe = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            safe.append((c < ' ' && c != '\t') || c == 0x7f ? ' ' : c > 0xff ? '?' : c);
        }
        return safe.toString();
    }
}
