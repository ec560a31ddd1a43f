package aigateway.admin.session;

import java.util.ArrayList;
import java.util.List;

/// The cookie that holds a session's id. Scripts cannot read it, and browsers send it with no
/// request that another site's page has made.
public final class SessionCookie {
    private static final String NAME = "gateway-session";

    /// Only a page that came by TLS can set a cookie of such a name.
    private static final String SECURE_NAME = "__Host-" + NAME;

    /// More cookies of one name are nothing that a browser sends by itself.
    private static final int MOST = 4;

    private static final String RULES = "; Path=/; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /// The value of `set-cookie` that keeps an id.
    ///
    /// @param secure true if the page came by TLS
    static String set(String id, boolean secure) {
        return pair(id, secure) + "; Max-Age=" + Sessions.SECONDS;
    }

    /// The value of `set-cookie` that forgets it.
    static String clear(boolean secure) {
        return pair("", secure) + "; Max-Age=0";
    }

    private static String pair(String id, boolean secure) {
        return secure ? SECURE_NAME + "=" + id + RULES + "; Secure" : NAME + "=" + id + RULES;
    }

    /// The ids that a request carries.
    ///
    /// @param fields the values of its `cookie` fields
    public static List<String> ids(List<String> fields) {
        List<String> ids = new ArrayList<>();
        for (String field : fields) {
            for (String piece : field.split(";", -1)) {
                int equals = piece.indexOf('=');
                String name = equals < 0 ? "" : piece.substring(0, equals).strip();
                if ((name.equals(NAME) || name.equals(SECURE_NAME)) && ids.size() < MOST) {
                    ids.add(piece.substring(equals + 1).strip());
                }
            }
        }
        return ids;
    }
}
