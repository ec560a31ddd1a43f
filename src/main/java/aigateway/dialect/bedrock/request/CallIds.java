package aigateway.dialect.bedrock.request;

import aigateway.dialect.ToolCallIds;

/// Ids of tool calls as Converse takes them: at most 64 letters, digits, `_` and `-`
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolUseBlock.html>).
final class CallIds {
    private static final int LONGEST = 64;
    private static final int OF_ITS_OWN = 10;

    private final boolean any;

    /// @param any true for a model that makes ids with `.` and `:` in them
    CallIds(boolean any) {
        this.any = any;
    }

    /// The id if it is such, else one that is made from it, always the same.
    String id(String id) {
        boolean fits = !id.isEmpty() && id.length() <= LONGEST;
        for (int i = 0; i < id.length() && fits; i++) {
            fits = isPlain(id.charAt(i));
        }
        if (fits) {
            return id;
        }
        StringBuilder plain = new StringBuilder(LONGEST);
        for (int i = 0; i < id.length() && i < LONGEST - OF_ITS_OWN - 1; i++) {
            plain.append(isPlain(id.charAt(i)) ? id.charAt(i) : '_');
        }
        return plain.append('_').append(ToolCallIds.made(id, OF_ITS_OWN)).toString();
    }

    private boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || (any && (c == '.' || c == ':'));
    }
}
