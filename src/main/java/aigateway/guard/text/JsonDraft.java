package aigateway.guard.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// JSON text, as a tool's arguments are: looked at with its escapes read, changed and let go with
/// its escapes written. For one thread.
public class JsonDraft extends Draft {
    private static final String HEX = "0123456789abcdef";
    private static final byte WIDTH = 0x1f;
    private static final byte IN_STRING = 0x20;

    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder escape = new StringBuilder(6);
    private byte[] cells = new byte[64]; // of each character: raw length, and whether in a string
    private boolean inString;
    private int nesting;
    private boolean complete;
    private int seen; // an index whose place in the raw form is known
    private int rawSeen;

    /// JSON of which nothing has come.
    public JsonDraft(boolean recording) {
        super(recording);
    }

    /// True once an object or array that began is closed again.
    public final boolean complete() {
        return complete;
    }

    @Override
    public final void append(String more) {
        raw.append(more);
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (!escape.isEmpty() || (inString && c == '\\')) {
                escape.append(c);
                escaped();
            } else {
                structure(c);
                add(c, 1);
            }
        }
    }

    private void structure(char c) {
        if (c == '"') {
            inString = !inString;
        } else if (!inString) {
            if (c == '{' || c == '[') {
                nesting++;
            } else if (c == '}' || c == ']') {
                nesting--;
                complete |= nesting == 0;
            }
        }
    }

    private void escaped() {
        if (escape.length() < 2) {
            return;
        }
        if (escape.charAt(1) != 'u') {
            add(read(escape.charAt(1)), 2);
            escape.setLength(0);
        } else if (escape.length() > 2 && digit(escape.charAt(escape.length() - 1)) < 0) {
            finish(); // no escape after all
        } else if (escape.length() == 6) {
            int value = 0;
            for (int i = 2; i < 6; i++) {
                value = value << 4 | digit(escape.charAt(i));
            }
            add((char) value, 6);
            escape.setLength(0);
        }
    }

    private static int digit(char c) {
        return HEX.indexOf(Character.toLowerCase(c));
    }

    private static char read(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    @Override
    public final void finish() {
        for (int i = 0; i < escape.length(); i++) {
            add(escape.charAt(i), 1);
        }
        escape.setLength(0);
    }

    private void add(char c, int width) {
        int at = chars.length();
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, at * 2);
        }
        cells[at] = (byte) (inString ? width | IN_STRING : width);
        chars.append(c);
    }

    @Override
    public final @Nullable String rawAt(int at) {
        int index = at - start();
        if ((cells[index] & WIDTH) == 1) {
            return null;
        }
        if (index < seen) {
            forgetSeen();
        }
        rawSeen += rawLength(seen, index);
        seen = index;
        return raw.substring(rawSeen, rawSeen + (cells[index] & WIDTH));
    }

    private void forgetSeen() {
        seen = left() - start();
        rawSeen = 0;
    }

    private int rawLength(int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += cells[i] & WIDTH;
        }
        return length;
    }

    @Override
    protected final void edit(int from, int to, String with) {
        int rawFrom = rawLength(left() - start(), from);
        int rawTo = rawFrom + rawLength(from, to);
        boolean inside = (cells[from] & IN_STRING) != 0;
        byte[] made = new byte[with.length()];
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < with.length(); i++) {
            int before = written.length();
            if (!inside && i == 0) {
                written.append('"');
            }
            write(with.charAt(i), written);
            if (!inside && i == with.length() - 1) {
                written.append('"');
            }
            made[i] = (byte) (written.length() - before | IN_STRING);
        }
        int tail = chars.length() - to;
        byte[] all = Arrays.copyOf(cells, Math.max(cells.length, from + made.length + tail));
        System.arraycopy(cells, to, all, from + made.length, tail);
        System.arraycopy(made, 0, all, from, made.length);
        cells = all;
        edited(rawFrom, rawTo, written.length());
        raw.replace(rawFrom, rawTo, written.toString());
        forgetSeen();
        chars.replace(from, to, with);
    }

    private static void write(char c, StringBuilder out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
            out.append(c);
        }
    }

    @Override
    protected final String take(int from, int to) {
        int length = rawLength(from, to);
        String taken = raw.substring(0, length);
        raw.delete(0, length);
        seen = to;
        rawSeen = 0;
        return taken;
    }

    @Override
    protected final void forget(int count) {
        System.arraycopy(cells, count, cells, 0, chars.length() - count);
        super.forget(count);
        seen -= count;
    }
}
