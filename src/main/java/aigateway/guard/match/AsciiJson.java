package aigateway.guard.match;

import aigateway.model.Bytes;

/// Looks for phrases in JSON that is not decoded. What stands in a string stands in the JSON's
/// bytes
/// just so, as long as it is ASCII without escapes but the simple ones; then no phrase in the bytes
/// means no phrase in any string.
final class AsciiJson {
    private AsciiJson() {}

    static boolean isFreeOf(PhraseSet set, Bytes json) {
        Samples samples = set.samples();
        return samples != null && Plainness.isPlain(json.array(), json.offset(), json.end())
                ? samples.isFree(json.array(), json.offset(), json.end())
                : isFreeByteByByte(set, json);
    }

    private static boolean isFreeByteByByte(PhraseSet set, Bytes json) {
        byte[] bytes = json.array();
        int end = json.end();
        Beginnings beginnings = set.beginnings();
        long[] steps = new long[1];
        int state = 0;
        char before = 0;
        for (int at = json.offset(); at < end; at++) {
            int c = bytes[at];
            if (c == '\\') {
                at++;
                c = at < end ? escaped(bytes[at]) : -1;
            } else if (state == 0 && at + 1 < end) {
                int next = bytes[at + 1];
                if (c >= 0 && next >= 0 && next != '\\' && !beginnings.may((char) c, (char) next)) {
                    before = 0;
                    continue;
                }
            }
            if (c < 0) {
                return false;
            }
            char folded = PhraseCursor.ascii(c);
            if (folded != ' ' || before != ' ') {
                state = set.next(state, folded, steps);
                if (set.longest(state) > 0) {
                    return false;
                }
            }
            before = folded;
        }
        return true;
    }

    /// The character of an escape; -1 for those whose meaning may be more than one character.
    ///
    /// A backslash in a text may be an escape once more: what tools are called with is JSON, too.
    private static int escaped(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'b' -> '\b';
            case '"', '/' -> letter;
            default -> -1;
        };
    }
}
