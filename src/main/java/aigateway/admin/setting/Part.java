package aigateway.admin.setting;

import aigateway.admin.rest.AdminAnswer;

/// Where a resource's fields stand within a setting.
///
/// @param path as `policy`; empty if they are the setting's own
/// @param itself the resource's name for the whole part, as `clientIP`; empty for none
public record Part(String path, String itself) {
    /// The whole setting.
    public static final Part WHOLE = new Part("", "");

    /// The answer to a value that is not good, in the resource's own words.
    AdminAnswer invalid(String field, String message) {
        String own = own(field);
        String text =
                own.isEmpty() || own.equals(field)
                        ? message
                        : message.replace("`" + field + "`", "`" + own + "`");
        return AdminAnswer.bad(own.isEmpty() ? null : own, text);
    }

    private String own(String field) {
        if (path.isEmpty()) {
            return field;
        }
        if (field.equals(path)) {
            return itself;
        }
        return field.startsWith(path + ".") ? field.substring(path.length() + 1) : field;
    }
}
